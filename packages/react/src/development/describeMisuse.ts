/** Sentences for what React alone would tell in a way that nobody understands. */

export const describeMissingProvider = (owner: string): string =>
  `${owner} has no <LeanProvider> above it, so it knows no client. Put one around your app or page, in a file that begins with 'use client':

  import { LeanProvider } from '@lean-link/react'
  <LeanProvider appToken="…" country="ae" sandbox customerId={customerId} tokenUrl="/api/lean/token">…</LeanProvider>
`

export function describeWrongChild(owner: string, children: unknown): string {
  return `${owner} with asChild takes exactly one element, which becomes the button; it got ${describeChildren(children)}. Pass one element that is or renders a <button>, or leave asChild out.`
}

function describeChildren(children: unknown): string {
  if (children === null || children === undefined || typeof children === 'boolean') return 'none'
  if (Array.isArray(children)) return `${children.length} children`
  return typeof children === 'object' ? 'something that is no element' : 'text'
}
