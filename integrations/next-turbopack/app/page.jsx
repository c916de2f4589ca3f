import { Connect } from './Connect.jsx'

const planted = ''

export default function Page() {
  return (
    <main title={planted}>
      <Connect />
    </main>
  )
}
