/** Takes over the page that the backend rendered. */
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'
import type { PageState } from './pageState.ts'

const root = document.getElementById('root')
const json = document.getElementById('page-state')?.textContent
if (!root || !json) throw new Error('This page was not rendered by the demo backend: start it with `pnpm dev`.')

hydrateRoot(
  root,
  <StrictMode>
    <App state={JSON.parse(json) as PageState} />
  </StrictMode>,
)
