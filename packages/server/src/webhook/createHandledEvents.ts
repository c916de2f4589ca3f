/** Remembers which events were handled, so that a second delivery calls nobody: Lean sends an event up to seven times. */

export interface HandledEvents {
  /** Does the work unless the event was handled already; joins the work when it is under way. Rejects with what the work rejects with. */
  once(eventId: string, work: () => Promise<void>): Promise<void>
}

/** More than an instance is sent in the three hours that Lean tries; what is forgotten is what `seen` is for. */
const MAX_REMEMBERED = 1_000

/** Work that has not ended by then hangs: the next delivery, five minutes after the first, starts anew rather than waiting for it too. */
const HANGS_AFTER_MS = 4 * 60_000

/** In memory, for one instance: several of them share what they handled by `seen`. */
export function createHandledEvents(): HandledEvents {
  const handled = new Set<string>()
  const running = new Map<string, { done: Promise<void>; startedAt: number }>()

  const start = (eventId: string, work: () => Promise<void>): Promise<void> => {
    const mine = { done: work(), startedAt: Date.now() }
    running.set(eventId, mine)
    const forget = () => {
      // After a failure too: Lean sends the event again, and it is handled then.
      if (running.get(eventId) === mine) running.delete(eventId)
    }
    mine.done.then(() => {
      handled.add(eventId)
      const [oldest] = handled
      if (handled.size > MAX_REMEMBERED && oldest !== undefined) handled.delete(oldest)
      forget()
    }, forget)
    return mine.done
  }

  return {
    async once(eventId, work) {
      if (handled.has(eventId)) return
      const current = running.get(eventId)
      const isAlive = current !== undefined && Date.now() - current.startedAt < HANGS_AFTER_MS
      await (isAlive ? current.done : start(eventId, work))
    },
  }
}
