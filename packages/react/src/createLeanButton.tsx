/** Makes the button of a method: tells params from DOM props by their names, shows what the flow says. */
'use client'
import type { LeanLanguage, LeanMethod, Refused } from '@lean-link/core'
import type { FlowHandlers, MethodRow } from '@lean-link/core/internal'
import { Children, cloneElement, forwardRef, type ReactElement, version } from 'react'
import type { PreloadMode } from './context.ts'
import { mergeProps } from './mergeProps.ts'
import { ofHandlers, ofParams } from './propNames.ts'
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

export function createLeanButton<M extends LeanMethod>(
  method: M,
  labels: Record<LeanLanguage, string>,
  /** So that no other row is downloaded; connect's is in the engine. */
  row?: MethodRow<M>,
): (props: LeanButtonProps<M>) => React.JSX.Element {
  const Button = forwardRef(function LeanButton(props: object, ref) {
    const { asChild, preload, statusText = true, children, ...rest } = props as LeanButtonProps<'connect'>
    const params: Record<string, unknown> = {}
    const handlers: Record<string, unknown> = {}
    const dom: Record<string, unknown> = { ref }
    for (const [name, value] of Object.entries(rest)) {
      ;(ofParams.test(name) ? params : ofHandlers.test(name) ? handlers : dom)[name] = value
    }
    const [buttonProps, context, shown] = useFlow(row ?? method, params, handlers, preload)
    const { core, language, texts } = context
    const said =
      statusText && shown.status && core.word(shown.status === 'error' ? 'retry' : shown.status, texts, language)
    const text = said || (children == null && (texts?.[method] ?? labels[language]))
    const merged = mergeProps(
      // The kit's own words may be in another language than the page.
      {
        ...buttonProps,
        ...(text && { lang: language, dir: 'auto' }),
        'data-lean-button': '',
        'data-method': method,
      },
      dom,
    )
    if (!asChild) return <button {...merged}>{text || children}</button>
    const child = Children.only(children) as ReactElement<{ ref?: unknown }> & { ref?: unknown }
    // React 18 has the ref beside the props; 19 among them.
    const childRef = version < '19' ? child.ref : child.props.ref
    return cloneElement(child, mergeProps(merged, { ...child.props, ref: childRef }), ...(said ? [said] : []))
  })
  return Button as unknown as (props: LeanButtonProps<M>) => React.JSX.Element
}
