/** Starts the page: asks the backend what it may know, then renders it. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { readLanguage } from './language.ts'
import type { PageState } from './pageState.ts'

const root = document.getElementById('root')!
const response = await fetch('/api/page').catch(() => null)

if (response?.ok) {
  const state = (await response.json()) as PageState
  createRoot(root).render(
    <StrictMode>
      <App state={state} initialLanguage={readLanguage()} />
    </StrictMode>,
  )
} else {
  root.textContent = 'The demo’s backend does not answer. The terminal says why.'
}
