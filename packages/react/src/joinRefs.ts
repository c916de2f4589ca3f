/** Sets two refs as one. */
import type { Ref } from 'react'

/** Sets `ref`; what is returned unsets it, by the cleanup of a ref callback (React 19) where it gave one. */
function setRef(ref: Ref<unknown>, value: unknown): () => void {
  if (typeof ref !== 'function') {
    ref!.current = value
    return () => (ref!.current = null)
  }
  const cleanUp = ref(value)
  return typeof cleanUp === 'function' ? cleanUp : () => ref(null)
}

export function joinRefs(ours: Ref<unknown> | undefined, theirs: Ref<unknown> | undefined): Ref<unknown> | undefined {
  if (!ours || !theirs) return ours || theirs
  let cleanUps: (() => void)[] = []
  return (value) => {
    // React 18 knows no cleanup, and calls with null instead.
    cleanUps.forEach((cleanUp) => cleanUp())
    cleanUps = value ? [setRef(ours, value), setRef(theirs, value)] : []
  }
}
