/** The page of prerender.page.test.ts: it tells its server what happens to it, in the order in which it does. */
import { createRoot } from 'react-dom/client'
import { ConnectButton, LeanProvider } from '../src/index.ts'

const tell = (what: string) => void fetch(`/told/${what}`, { method: 'POST' })
tell((document as Document & { prerendering?: boolean }).prerendering ? 'prerendering' : 'shown at once')
document.addEventListener('prerenderingchange', () => tell('shown'))

createRoot(document.getElementById('root')!).render(
  <LeanProvider
    appToken="11ea0000-0000-4000-8000-000000000001"
    country="ae"
    sandbox
    scriptUrl={`${location.origin}/linksdk.js`}
    customerId="6a1b0000-0000-4000-8000-000000000001"
    preload="mount"
    tokenUrl="/token"
  >
    <ConnectButton permissions={['accounts']} />
  </LeanProvider>,
)
