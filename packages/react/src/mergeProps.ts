/** Puts two sets of props on one element without taking anything from either. */

type Props = Record<string, unknown>
type Handler = (event: { defaultPrevented?: boolean }) => void

/**
 * Theirs win, but handlers run both, theirs first, ours unless theirs called `preventDefault()`; class names, descriptions and styles
 * are joined. null and undefined hide nothing.
 */
export function mergeProps(ours: object, theirs: object): Props {
  const merged: Props = { ...ours }
  for (const [name, their] of Object.entries(theirs)) {
    const our = merged[name]
    if (their == null) continue
    if (!our) merged[name] = their
    else if (/^on[A-Z]/.test(name)) merged[name] = chainHandlers(our as Handler, their as Handler)
    else if (name === 'className' || name === 'aria-describedby') merged[name] = our + ' ' + their
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
