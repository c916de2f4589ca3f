// @ts-check
/** Remembers the screens that the customer has seen, for the way back. */

export function createScreenHistory() {
  let current = ''
  /** @type {string[]} */
  let previous = []

  return {
    current: () => current,
    canGoBack: () => previous.length > 0,
    /** Where the customer was before they were asked to leave or shown a failure. */
    lastOfJourney: () => (['cancel', 'error'].includes(current) ? (previous.at(-1) ?? current) : current),

    /** @param {string} screen */
    goTo(screen) {
      // Nobody goes back into a screen that only passes by.
      if (current && current !== 'progress') previous = [...previous, current]
      current = screen
    },

    /** @returns {string | undefined} the screen before, if there is one */
    goBack() {
      const screen = previous.at(-1)
      if (screen === undefined) return undefined
      previous = previous.slice(0, -1)
      current = screen
      return screen
    },
  }
}
