/** What the common entry has in place of the server: a browser cannot listen, and a sentence helps more than `undefined`. */
import type { startLeanSimulator as start } from './startLeanSimulator.ts'

/** Needs Node: rejects here. A test runner that resolves for browsers, as Jest does for jsdom, finds the real one in `/node`. */
export const refuseToStart: typeof start = () =>
  Promise.reject(
    new Error(
      'startLeanSimulator needs Node, and this is the entry of @lean-link/testing for browsers. ' +
        "In a test that runs in Node after all (jsdom in Jest): import it from '@lean-link/testing/node'. " +
        'In a page, story or service worker: use createLeanSimulator().fetch.',
    ),
  )
