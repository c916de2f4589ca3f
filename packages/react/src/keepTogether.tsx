/** Puts an app's children into an element of their own, so that React takes them out as a whole when the button says something else. */
'use client'
import { isValidElement, type ReactNode } from 'react'

/** For the layout there is nothing between the button and its children. */
const transparent = { display: 'contents' }

/**
 * A page's translation puts <font> around each text node, and React fails, with the whole root, when it has to remove the text node that
 * was there. A lone text is no such node: React sets it as the content of its parent.
 */
export function keepTogether(children: ReactNode, parent: unknown = 'button'): ReactNode {
  if (!children || typeof children !== 'object') return children
  // A component of the app's own gets its one element as it is: it may be the one that becomes the button.
  const isOneNode = isValidElement(children) && (typeof children.type === 'string' || typeof parent !== 'string')
  return isOneNode ? children : <span style={transparent}>{children}</span>
}
