/** The first page: stands in for a sign-in, with three people to be. */
import { useState } from 'react'
import type { Customer, PageState } from './pageState.ts'
import { Avatar } from './Avatar.tsx'
import { Icon } from './Icon.tsx'
import { useLanguage, useMessages } from './useMessages.ts'

export interface SignInPageProps {
  people: PageState['people']
  onSignedIn: (customer: Customer) => void
}

export function SignInPage({ people, onSignedIn }: SignInPageProps) {
  const messages = useMessages()
  const language = useLanguage()
  const [signingIn, setSigningIn] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)

  const handleSignIn = async ({ id, name }: SignInPageProps['people'][number]) => {
    if (signingIn) return
    setSigningIn(id)
    setFailed(false)
    try {
      const customerId = await signIn(id)
      onSignedIn({ personId: id, name, customerId })
    } catch {
      setFailed(true)
      setSigningIn(null)
    }
  }

  return (
    <div className="sign-in">
      <section className="hero">
        <p className="eyebrow">{messages.eyebrow}</p>
        <h1>{messages.heroTitle}</h1>
        <p className="lead">{messages.heroText}</p>
        <ul className="promises">
          {messages.promises.map((promise) => (
            <li key={promise}>
              <Icon name="check" />
              {promise}
            </li>
          ))}
        </ul>
      </section>
      <section className="card people" aria-labelledby="people-title">
        <h2 id="people-title">{messages.signInTitle}</h2>
        <p className="muted">{messages.signInText}</p>
        <ul>
          {people.map((person, index) => (
            <li key={person.id}>
              <button
                type="button"
                className="person"
                aria-busy={signingIn === person.id}
                aria-disabled={signingIn !== null}
                onClick={() => void handleSignIn(person)}
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
            {messages.signInFailed}
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
