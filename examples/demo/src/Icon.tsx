/** The demo's few line icons; all decorative, so hidden from assistive technology. */
const paths = {
  check: 'm5 12.5 4.5 4.5L19 7.5',
  forward: 'm9 5 7 7-7 7',
  down: 'm6 9.5 6 6 6-6',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  bank: 'M4 9.5 12 4l8 5.5M5.5 9.5h13M7 13v4M12 13v4M17 13v4M4.5 20h15',
}

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg
      className={`icon icon-${name}`}
      viewBox="0 0 24 24"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
