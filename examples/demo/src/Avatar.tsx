/** A person's initials on a colour of their own. */
export function Avatar({ name, tone }: { name: string; tone: number }) {
  const initials = name.split(' ').map((part) => part.slice(0, 1))
  return (
    <span className="avatar" data-tone={tone % 3} aria-hidden="true">
      {/* Arabic letters would join into a word that is not one. */}
      {initials.slice(0, 2).join('\u200c')}
    </span>
  )
}
