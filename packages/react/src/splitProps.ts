/** Tells what each of a button's props is for: params of its method, handlers of the flow, or attributes of the element. */
import type { FlowHandlers, MethodRow } from '@lean-link/core/internal'

type Props = Record<string, unknown>

const handlerNames: readonly string[] = [
  'onSuccess',
  'onCancel',
  'onError',
  'onResult',
  'onEvent',
  'confirm',
  'confirmTimeoutMs',
  'appState',
] satisfies (keyof FlowHandlers)[]

/** A credential in the wrong place must reach the check that refuses it, never the DOM. */
const looksLikeCredential = (name: string) => /^(?!data-|aria-|on).*(secret|token)/i.test(name)

export interface SplitProps {
  readonly params: Props
  readonly handlers: Props
  readonly elementProps: Props
}

export function splitProps({ fields }: MethodRow, props: object): SplitProps {
  const split: SplitProps = { params: {}, handlers: {}, elementProps: {} }
  for (const [name, value] of Object.entries(props)) {
    const isParam = Object.hasOwn(fields, name) || name === 'extra' || looksLikeCredential(name)
    const target = isParam ? split.params : handlerNames.includes(name) ? split.handlers : split.elementProps
    target[name] = value
  }
  return split
}
