/** Puts two sets of props on one element without taking anything from either. */
import type { Ref } from 'react'

type Props = Record<string, unknown>
type Handler = (event: { defaultPrevented?: boolean }) => void

const assign = (ref: Ref<unknown> | undefined, value: unknown) => {
  if (typeof ref === 'function') ref(value)
  else if (ref) ref.current = value
}

/**
 * Theirs win, but handlers run both, theirs first, ours unless theirs called `preventDefault()`; refs both; class names and styles are
 * joined. null and undefined hide nothing.
 */
export function mergeProps(ours: object, theirs: object): Props {
  const merged: Props = { ...ours }
  for (const [name, their] of Object.entries(theirs)) {
    const our = merged[name]
    if (their == null) continue
    merged[name] = !our
      ? their
      : /^on[A-Z]/.test(name)
        ? (event: { defaultPrevented?: boolean }) => {
            ;(their as Handler)(event)
            if (!event?.defaultPrevented) (our as Handler)(event)
          }
        : name === 'ref'
          ? (value: unknown) => [our, their].forEach((ref) => assign(ref as Ref<unknown>, value))
          : name === 'className'
            ? our + ' ' + their
            : name === 'style'
              ? { ...our, ...(their as object) }
              : their
  }
  return merged
}
