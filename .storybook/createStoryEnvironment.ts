/** What a story runs on: a Lean simulator, carried by MSW's service worker, on a page that no story has touched before. */
import { createLeanSimulator, type Scenario } from '@lean-link/testing'
import { http } from 'msw'
import { setupWorker } from 'msw/browser'
import { createStoryBackend, type StorySimulator } from './createStoryBackend.ts'

/** What the loaders give to every story, as `context.loaded`. */
export interface StoryFixture {
  simulator: StorySimulator
  /** A customer that the simulator knows. */
  customerId: string
}

export interface StoryEnvironment {
  /** A fresh page and simulator for this story; on a docs page, which shows several stories, all of them share one. */
  setUp(scenario: Scenario, isDocs: boolean): Promise<StoryFixture>
}

/** The app's own backend, as its frontend sees it. */
export const tokenPath = '/api/lean/token'
/** Nobody's host: what is sent there reaches the worker, or nothing. */
const host = 'simulator.test'

/** Removes what LinkSDK and the kit left on the document, as a page load would. */
function clearPage(): void {
  Reflect.deleteProperty(document, Symbol.for('lean-link'))
  Reflect.deleteProperty(window, 'Lean')
  const left = document.querySelectorAll(`script[src*="${host}/"], [data-lean-link-simulator], [data-lean-live]`)
  for (const node of left) node.remove()
}

export function createStoryEnvironment(): StoryEnvironment {
  const worker = setupWorker()
  let started: Promise<unknown> | undefined
  let sharedByDocs: Promise<StoryFixture> | undefined

  const start = () =>
    (started ??= worker.start({
      // The static build may live in a folder.
      serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
      onUnhandledRequest: 'bypass',
      quiet: true,
    }))

  async function createFixture(scenario: Scenario): Promise<StoryFixture> {
    await start()
    clearPage()
    // A host for each story: a browser lets a tag wait for another tag's request to the same address, even for a dead one's.
    const origin = `https://story-${crypto.randomUUID()}.${host}`
    const simulator: StorySimulator = createLeanSimulator({ origin, dialog: 'srcdoc' })
    const backend = createStoryBackend(simulator)
    const customerId = await backend.createCustomer('story-reader')
    worker.resetHandlers(
      http.all(`${origin}/*`, ({ request }) => simulator.fetch(request)),
      http.post(`*${tokenPath}`, ({ request }) => backend.handleToken(request)),
      http.get('*/api/connection', () => backend.handleConnection(customerId)),
    )
    // Only now, for it may forbid what it took to get here.
    await simulator.use(scenario)
    return { simulator, customerId }
  }

  return {
    setUp(scenario, isDocs) {
      // A docs page loads its stories at the same time.
      if (isDocs) return (sharedByDocs ??= createFixture({}))
      sharedByDocs = undefined
      return createFixture(scenario)
    },
  }
}
