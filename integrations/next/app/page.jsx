import { createLeanAuth } from '@lean-link/server'
import { Connect } from './Connect.jsx'

const planted = ''

export default function Page() {
  return (
    <main title={planted} data-server={typeof createLeanAuth}>
      <Connect />
    </main>
  )
}
