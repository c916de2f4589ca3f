/** Chooses what the simulator plays; it is here only while the simulator runs inside the demo. */
import { type FormEvent, useState } from 'react'
import { Icon } from './Icon.tsx'
import { useMessages } from './useMessages.ts'

export function SimulatorPanel({ scenario }: { scenario: string }) {
  const messages = useMessages()
  const [failed, setFailed] = useState(false)

  const handleSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setFailed(false)
    const name = new FormData(event.currentTarget).get('scenario')
    const response = await fetch('/api/simulator/scenario', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    }).catch(() => null)
    // The script and the token of this page were fetched under the old scenario: start over.
    if (response?.ok) location.reload()
    else setFailed(true)
  }

  return (
    <section className="card simulator" aria-labelledby="simulator-title">
      <h2 id="simulator-title">{messages.simulatorTitle}</h2>
      <form onSubmit={(event) => void handleSubmit(event)}>
        <label htmlFor="scenario" className="muted">
          {messages.simulatorText}
        </label>
        <span className="select">
          <select id="scenario" name="scenario" defaultValue={scenario} autoComplete="off">
            {Object.entries(messages.scenarios).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
        <button type="submit" className="button button-quiet">
          {messages.simulatorApply}
        </button>
      </form>
      {failed ? (
        <p className="problem" role="alert">
          {messages.simulatorFailed}
        </p>
      ) : null}
    </section>
  )
}
