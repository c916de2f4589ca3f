/** The first page: stands in for a sign-in, with three people to be. */
import { useState } from 'react'
import type { Customer, PageState } from './pageState.ts'
import { Avatar } from './Avatar.tsx'
import { Icon } from './Icon.tsx'
import { useLanguage, useTexts } from './useTexts.ts'

export interface PickPageProps {
  people: PageState['people']
  onPicked: (customer: Customer) => void
}

export function PickPage({ people, onPicked }: PickPageProps) {
  const texts = useTexts()
  const language = useLanguage()
  const [picking, setPicking] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)

  const handlePick = async ({ id, name }: PickPageProps['people'][number]) => {
    if (picking) return
    setPicking(id)
    setFailed(false)
    try {
      const customerId = await signIn(id)
      onPicked({ personId: id, name, customerId })
    } catch {
      setFailed(true)
      setPicking(null)
    }
  }

  return (
    <div className="pick">
      <section className="hero">
        <p className="eyebrow">{texts.eyebrow}</p>
        <h1>{texts.heroTitle}</h1>
        <p className="lead">{texts.heroText}</p>
        <ul className="promises">
          {texts.promises.map((promise) => (
            <li key={promise}>
              <Icon name="check" />
              {promise}
            </li>
          ))}
        </ul>
      </section>
      <section className="card people" aria-labelledby="people-title">
        <h2 id="people-title">{texts.pickTitle}</h2>
        <p className="muted">{texts.pickText}</p>
        <ul>
          {people.map((person, index) => (
            <li key={person.id}>
              <button
                type="button"
                className="person"
                aria-busy={picking === person.id}
                aria-disabled={picking !== null}
                onClick={() => void handlePick(person)}
              >
                <Avatar name={person.name[language]} tone={index} />
                <span className="person-text">
                  <strong>{person.name[language]}</strong>
                  <span className="muted">{person.about[language]}</span>
                </span>
                <Icon name="forward" />
              </button>
            </li>
          ))}
        </ul>
        {failed ? (
          <p className="problem" role="alert">
            {texts.pickFailed}
          </p>
        ) : null}
      </section>
    </div>
  )
}

async function signIn(personId: string): Promise<string> {
  const response = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  })
  if (!response.ok) throw new Error(`The backend answered ${response.status} at sign-in.`)
  const { customerId } = (await response.json()) as { customerId: string }
  return customerId
}
