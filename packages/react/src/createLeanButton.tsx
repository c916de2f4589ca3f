/** Makes the button of a method: tells params from DOM props by the method's row, shows what the flow says. */
'use client'
import { development } from '#development'
import type { LeanLanguage, LeanMethod, Refused } from '@lean-link/core'
import type { FlowHandlers, MethodRow } from '@lean-link/core/internal'
import { cloneElement, forwardRef, isValidElement, type ReactElement, version } from 'react'
import type { PreloadMode } from './context.ts'
import { mergeProps } from './mergeProps.ts'
import { splitProps } from './splitProps.ts'
import { type FlowParams, useFlow } from './useFlow.ts'

type Native = Omit<React.ComponentPropsWithRef<'button'>, 'onError' | 'onCancel' | 'type' | keyof Refused>

/**
 * A native `<button>` without styles. Attributes to style and test by: `data-lean-button`, `data-method`, `data-status`; `aria-busy` and
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
  const Button = forwardRef(function LeanButton(props: object, ref) {
    const { asChild, preload, statusText = true, children, ...rest } = props as LeanButtonProps<'connect'>
    const { params, handlers, elementProps } = splitProps(row, rest)
    const { buttonProps, context, view } = useFlow({ owner, method: row, params, handlers, preload })
    const { core, language, texts } = context
    development?.checkElementProps(row, elementProps)
    const shownStatus = view.status === 'error' ? 'retry' : view.status
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
      { ...elementProps, ref },
    )
    if (!asChild) return <button {...merged}>{label || children}</button>
    if (!isValidElement(children))
      throw new Error(development?.describeWrongChild(owner, children) ?? `${owner} with asChild takes one element.`)
    const child = children as ReactElement<{ ref?: unknown }> & { ref?: unknown }
    // React 18 has the ref beside the props; 19 among them.
    const childRef = version < '19' ? child.ref : child.props.ref
    const childProps = mergeProps(merged, { ...child.props, ref: childRef })
    return statusLabel ? cloneElement(child, childProps, statusLabel) : cloneElement(child, childProps)
  })
  return Button as unknown as (props: LeanButtonProps<M>) => React.JSX.Element
}
