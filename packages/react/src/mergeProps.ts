/** Puts two sets of props on one element without taking anything from either. */
import type { Ref } from 'react'

type Props = Record<string, unknown>
type Handler = (event: { defaultPrevented?: boolean }) => void

/**
 * Theirs win, but handlers run both, theirs first, ours unless theirs called `preventDefault()`; refs both; class names and styles are
 * joined. null and undefined hide nothing.
 */
export function mergeProps(ours: object, theirs: object): Props {
  const merged: Props = { ...ours }
  for (const [name, their] of Object.entries(theirs)) {
    const our = merged[name]
    if (their == null) continue
    if (!our) merged[name] = their
    else if (/^on[A-Z]/.test(name)) merged[name] = chainHandlers(our as Handler, their as Handler)
    else if (name === 'ref') merged[name] = joinRefs(our as Ref<unknown>, their as Ref<unknown>)
    else if (name === 'className') merged[name] = our + ' ' + their
    else if (name === 'style') merged[name] = { ...our, ...(their as object) }
    else merged[name] = their
  }
  return merged
}

const chainHandlers =
  (ours: Handler, theirs: Handler): Handler =>
  (event) => {
    theirs(event)
    if (!event?.defaultPrevented) ours(event)
  }

const joinRefs = (ours: Ref<unknown>, theirs: Ref<unknown>) => (value: unknown) => {
  for (const ref of [ours, theirs]) {
    if (typeof ref === 'function') ref(value)
    else if (ref) ref.current = value
  }
}
