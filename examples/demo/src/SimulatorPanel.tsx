/** Chooses what the simulator plays; it is here only while the simulator runs inside the demo. */
import { useState } from 'react'
import { useTexts } from './useTexts.ts'

export function SimulatorPanel({ scenario }: { scenario: string }) {
  const texts = useTexts()
  const [failed, setFailed] = useState(false)

  const handleChange = async (name: string) => {
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
      <h2 id="simulator-title">{texts.simulatorTitle}</h2>
      <label htmlFor="scenario" className="muted">
        {texts.simulatorText}
      </label>
      <select
        id="scenario"
        defaultValue={scenario}
        autoComplete="off"
        onChange={(event) => void handleChange(event.target.value)}
      >
        {Object.entries(texts.scenarios).map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      {failed ? (
        <p className="problem" role="alert">
          {texts.simulatorFailed}
        </p>
      ) : null}
    </section>
  )
}
