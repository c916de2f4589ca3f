/** Sentences for what React alone would tell in a way that nobody understands. */
import { type Children, Fragment, isValidElement } from 'react'

export const describeMissingProvider = (owner: string): string =>
  `${owner} has no <LeanProvider> above it, so it knows no client. Put one around your app or page, in a file that begins with 'use client':

  import { LeanProvider } from '@lean-link/react'
  <LeanProvider appToken="…" country="ae" sandbox customerId={customerId} tokenUrl="/api/lean/token">…</LeanProvider>
`

/** Throws unless there is one element that can become the button. */
export function checkOnlyChild(owner: string, children: ReturnType<typeof Children.toArray>): void {
  const wrong = describeWrongChild(children)
  if (!wrong) return
  throw new Error(
    `${owner} with asChild takes exactly one element, which becomes the button; it got ${wrong}. Pass one element that is or renders a <button>, or leave asChild out.`,
  )
}

function describeWrongChild([child, ...others]: ReturnType<typeof Children.toArray>): string | undefined {
  if (others[0]) return `${others.length + 1} children`
  if (child === undefined) return 'none'
  if (!isValidElement(child)) return 'text'
  return child.type === Fragment ? 'a fragment' : undefined
}
