/** The floor: what a team writes by hand in a hook, without retries, checks, errors, words or a way back from the bank. */
import { useEffect, useState } from 'react'
import { measure } from './contender.tsx'

const customerId = '6a1b0000-0000-4000-8000-000000000001'
declare const Lean: { connect(config: object): void }

let loading: Promise<string> | undefined
let token: string | undefined

const loadScript = () =>
  new Promise<void>((resolve) => {
    const script = Object.assign(document.createElement('script'), { src: '/lean.js', onload: () => resolve() })
    document.head.append(script)
  })

async function fetchToken() {
  const body = JSON.stringify({ customer_id: customerId })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch('/token', { method: 'POST', headers, body })
  return ((await response.json()) as { access_token: string }).access_token
}

function useLean() {
  const [isReady, setReady] = useState(token !== undefined)
  useEffect(() => {
    loading ??= Promise.all([fetchToken(), loadScript()]).then(([first]) => (token = first))
    void loading.then(() => setReady(true))
  }, [])
  const open = () =>
    void loading?.then((access_token) => Lean.connect({ access_token, customer_id: customerId, callback: () => {} }))
  return { isReady, open: isReady ? () => Lean.connect({ access_token: token, callback: () => {} }) : open }
}

measure({
  Frame: ({ children }) => children,
  Button() {
    const { isReady, open } = useLean()
    return (
      <button type="button" data-ready={isReady} onClick={open}>
        Connect your bank
      </button>
    )
  },
  isOpenable: () => token !== undefined && 'Lean' in window,
})
