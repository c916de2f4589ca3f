/** Puts the backend together: settings -> Lean or the simulator -> sessions, connections, routes, and the state of a page. */
import type { LeanLanguage } from '@lean-link/react'
import { Hono } from 'hono'
import { parse } from 'hono/utils/cookie'
import type { PageState } from '../src/pageState.ts'
import { createApp } from './app.ts'
import { createConnections } from './connections.ts'
import { startLeanBackend } from './leanBackend.ts'
import { people } from './people.ts'
import { createSessions } from './session.ts'
import type { Settings } from './settings.ts'
import { createSimulatorRoute } from './simulatorRoute.ts'

export interface Backend {
  /** answers everything under /api */
  fetch(request: Request): Response | Promise<Response>
  pageState(request: Request): Promise<PageState>
  stop(): Promise<void>
}

/** `origin` is where this process listens, so that the simulator can call the webhook. */
export async function startBackend(settings: Settings, origin: string): Promise<Backend> {
  const lean = await startLeanBackend(settings, `${origin}/api/lean/webhook`)
  const sessions = createSessions()
  const connections = createConnections(lean.auth)
  const simulator = lean.simulator && createSimulatorRoute(lean.simulator)
  const app = new Hono()
  if (simulator) app.route('/', simulator.routes)
  app.route('/', createApp({ lean, sessions, connections }))

  return {
    fetch: (request) => app.fetch(request),
    async pageState(request) {
      const session = await sessions.read(request)
      const person = people.find(({ id }) => id === session?.personId)
      const signedIn = session && person
      return {
        language: languageOf(request),
        lean: lean.page,
        scenario: simulator ? simulator.current() : null,
        people: people.map(({ id, name, about }) => ({ id, name, about })),
        customer: signedIn ? { personId: person.id, name: person.name, customerId: session.customerId } : null,
        // The page does not wait long for Lean: without an answer it loads first and asks again.
        connections: signedIn
          ? await connections.of(session.customerId, AbortSignal.timeout(1_500)).catch(() => null)
          : null,
      }
    },
    stop: () => lean.stop(),
  }
}

/** The visitor's choice, otherwise the browser's first language. */
function languageOf(request: Request): LeanLanguage {
  const chosen = parse(request.headers.get('cookie') ?? '', 'palmleaf_language').palmleaf_language
  if (chosen === 'en' || chosen === 'ar') return chosen
  return request.headers.get('accept-language')?.toLowerCase().startsWith('ar') ? 'ar' : 'en'
}
