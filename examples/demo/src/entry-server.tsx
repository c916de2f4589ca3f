/** Renders the page in Node: the template in, the whole HTML with its state out. */
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { App } from './App.tsx'
import type { PageState } from './pageState.ts'
import { texts } from './texts.ts'

/** `template` is index.html; it holds the marks `<!--app-->` and `<!--state-->`. */
export function renderApp(template: string, state: PageState): string {
  const app = renderToString(
    <StrictMode>
      <App state={state} />
    </StrictMode>,
  )
  // `<` could end the script element; JSON allows the escape.
  const json = JSON.stringify(state).replaceAll('<', '\\u003c')
  return template
    .replace(
      '<html lang="en" dir="ltr">',
      `<html lang="${state.language}" dir="${state.language === 'ar' ? 'rtl' : 'ltr'}">`,
    )
    .replace(texts.en.title, texts[state.language].title)
    .replace('<!--app-->', () => app)
    .replace('<!--state-->', () => `<script type="application/json" id="page-state">${json}</script>`)
}
