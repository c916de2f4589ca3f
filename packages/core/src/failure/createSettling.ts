/** Waits for a final status after one that may not be: Lean's sources disagree on whether ERROR and REDIRECT are final. */
import type { EngineTools } from '../contracts/engineTools.ts'
import type { Flow, Settling } from '../contracts/flow.ts'

/** How often the page is looked at. */
const pollMs = 250
/** A customer who tries again inside LinkSDK's dialog, or is on the way to the bank, has this long. */
const maxSeenMs = 120_000
/** Input that an open dialog would take; what comes to the page shows that there is none. */
const inputEvents = ['pointerdown', 'keydown']

/**
 * `settleMs` runs once nothing of LinkSDK is seen, or the page itself gets input, and two minutes after the last such status at the latest.
 * What LinkSDK said last counts.
 */
export function createSettling(flow: Flow, { getOptions, linkSdkView }: EngineTools): Settling {
  const { settleMs = 1_000 } = getOptions()
  let end = () => {}
  let maySeeMore = false
  let endTimer: ReturnType<typeof setTimeout> | undefined
  let seenTimer: ReturnType<typeof setTimeout> | undefined

  const look = () => {
    if (maySeeMore && linkSdkView.isVisible()) {
      clearTimeout(endTimer)
      endTimer = undefined
    } else endTimer ??= setTimeout(() => end(), settleMs)
  }
  const stopLooking = () => {
    maySeeMore = false
    look()
  }
  const poll = setInterval(look, pollMs)
  const stop = () => {
    end = () => {}
    clearInterval(poll)
    clearTimeout(endTimer)
    clearTimeout(seenTimer)
  }
  flow.cleanUps?.push(stop)
  for (const type of inputEvents) flow.listen(window, type, (event) => linkSdkView.hasEvent(event) || stopLooking())
  return {
    wait(nextEnd, { whileSeen }) {
      end = nextEnd
      maySeeMore = whileSeen
      clearTimeout(seenTimer)
      seenTimer = setTimeout(stopLooking, maxSeenMs)
      look()
    },
    stop,
  }
}
