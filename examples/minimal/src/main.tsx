/** Starts the page: asks the backend who is signed in, then renders. */
import { createRoot } from 'react-dom/client'
import { App, fetchSession } from './App.tsx'

createRoot(document.getElementById('root')!).render(<App session={await fetchSession()} />)
