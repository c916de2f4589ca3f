/** Makes the button of a method: tells params from DOM props by the method's row, shows what the flow says. */
'use client'
import { development } from '#development'
import type { LeanLanguage, LeanMethod, Refused } from '@lean-link/core'
import type { FlowHandlers, MethodRow } from '@lean-link/core/internal'
import { cloneElement, forwardRef, type Ref, useMemo, version } from 'react'
import type { PreloadMode } from './context.ts'
import { findOnlyChild } from './findOnlyChild.ts'
import { joinRefs } from './joinRefs.ts'
import { keepTogether } from './keepTogether.tsx'
import { mergeProps } from './mergeProps.ts'
import { splitProps } from './splitProps.ts'
import { type FlowParams, useFlow } from './useFlow.ts'

type Native = Omit<React.ComponentPropsWithRef<'button'>, 'onError' | 'onCancel' | 'type' | keyof Refused>

/**
 * A native `<button>`, without styles unless you import `@lean-link/react/styles.css`. Attributes to style and test by: `data-lean-button`, `data-method`, `data-status`; `aria-busy` and
 * `aria-disabled` while opening, redirecting or confirming. Your `onClick` runs first; `preventDefault()` in it opens nothing.
 */
export type LeanButtonProps<M extends LeanMethod> = Native &
  FlowHandlers &
  FlowParams<M> & {
    /** Your own element becomes the button: exactly one child, which must be or render a real button. */
    asChild?: boolean
    /** Default: the provider's. */
    preload?: PreloadMode
    /** Default true: the label says what happens. false: children stay as they are in every state. */
    statusText?: boolean
  }

/** `row`: so that no other method's row is downloaded. */
export function createLeanButton<M extends LeanMethod>(
  row: MethodRow<M>,
  labels: Record<LeanLanguage, string>,
): (props: LeanButtonProps<M>) => React.JSX.Element {
  const { method } = row
  const owner = method[0]!.toUpperCase() + method.slice(1) + 'Button'
  const Button = forwardRef(function LeanButton(props: object, ref: Ref<unknown>) {
    const { asChild, preload, statusText = true, children, ...rest } = props as LeanButtonProps<'connect'>
    const { params, handlers, elementProps } = splitProps(row, rest)
    const { buttonProps, context, view } = useFlow({ owner, method: row, params, handlers, preload })
    const { core, language, texts } = context
    development?.checkElementProps(row, elementProps)
    const child = asChild && findOnlyChild(owner, children)
    // React 18 has the ref beside the props; 19 among them.
    const childRef = child ? (version < '19' ? child.ref : child.props.ref) : undefined
    const joinedRef = useMemo(() => joinRefs(ref, childRef), [ref, childRef])
    // Nobody is asked to try again what cannot work, or what may have worked.
    const shownStatus = view.status === 'error' && view.error?.retryable ? 'retry' : view.status
    const statusLabel = statusText && shownStatus && core.getStatusText(shownStatus, texts, language)
    const label = statusLabel || (children == null && (texts?.[method] ?? labels[language]))
    const merged = mergeProps(
      {
        ...buttonProps,
        // The kit's own words may be in another language than the page.
        ...(label && { lang: language, dir: 'auto' }),
        'data-lean-button': '',
        'data-method': method,
      },
      elementProps,
    )
    if (!child)
      return (
        <button {...merged} ref={joinedRef as Ref<HTMLButtonElement>}>
          {label || (statusText ? keepTogether(children) : children)}
        </button>
      )
    const own = child.props.children
    return cloneElement(child, {
      ...mergeProps(merged, child.props),
      ref: joinedRef!,
      children: statusLabel || (statusText ? keepTogether(own, child.type) : own),
    })
  })
  return Button as unknown as (props: LeanButtonProps<M>) => React.JSX.Element
}
