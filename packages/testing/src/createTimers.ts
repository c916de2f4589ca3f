/** Pending timers of one fake or simulator, so that all of them can be dropped at once. */
export interface Timers {
  /** Runs later unless cleared before; returns how to cancel it. */
  after(ms: number, run: () => void): () => void
  /** Settles later; never, when cleared before. */
  wait(ms: number): Promise<void>
  clear(): void
}

export function createTimers(): Timers {
  const pending = new Set<ReturnType<typeof setTimeout>>()
  function after(ms: number, run: () => void) {
    // By way of globalThis at the time of use: a fake clock may be installed after this was made.
    const timer = globalThis.setTimeout(() => {
      pending.delete(timer)
      run()
    }, ms)
    pending.add(timer)
    return () => {
      pending.delete(timer)
      globalThis.clearTimeout(timer)
    }
  }
  return {
    after,
    wait: (ms) => new Promise((resolve) => after(ms, resolve)),
    clear() {
      for (const timer of pending) globalThis.clearTimeout(timer)
      pending.clear()
    },
  }
}
