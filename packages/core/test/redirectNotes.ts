/** What flows leave in this browser for the way back from the bank, written and looked at by tests; and another load of the page. */
import { hashAppToken } from '../src/redirect/journal.ts'
import { appToken, customerId } from './toJwt.ts'

export const redirectUrls = {
  successRedirectUrl: 'https://shop.example/ok',
  failRedirectUrl: 'https://shop.example/no',
}

/** Leaves a note as a flow does that began a minute ago. */
export function leaveNote(over: object = {}, storage: Storage = localStorage): void {
  const entry = {
    flowId: 'f-1',
    method: 'pay',
    customerId,
    startedAt: Date.now() - 60_000,
    appTokenHash: hashAppToken(appToken),
    ...redirectUrls,
    captures: true,
    ...over,
  }
  storage.setItem(`lean-link:${entry.flowId}`, JSON.stringify(entry))
}

/** Keys of the notes in both storages. */
export const noteKeys = (): string[] =>
  [localStorage, sessionStorage].flatMap((storage) =>
    Object.keys(storage).filter((key) => key.startsWith('lean-link:')),
  )

/** From here on it is another load of the page, at `path`, on which no flow began yet. */
export function loadAgain(path = '/'): void {
  Reflect.deleteProperty(document, Symbol.for('lean-link.returns'))
  history.replaceState(null, '', path)
}
