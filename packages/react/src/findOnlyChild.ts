/** The one element that `asChild` makes the button. */
'use client'
import { development } from '#development'
import { Children, isValidElement, type ReactElement, type ReactNode, type Ref } from 'react'

export type OnlyChild = ReactElement<{ ref?: Ref<unknown>; children?: ReactNode }> & { ref?: Ref<unknown> }

/**
 * Suspends until it is here: a server component that is not done yet reaches the browser as a lazy node, which React's own list of
 * children waits for. Throws where it is not exactly one element; what is nothing does not count.
 */
export function findOnlyChild(owner: string, children: ReactNode): OnlyChild {
  const all = Children.toArray(children)
  development?.checkOnlyChild(owner, all)
  if (all[1] || !isValidElement(all[0])) throw new Error(`${owner} with asChild takes one element.`)
  return all[0] as OnlyChild
}
