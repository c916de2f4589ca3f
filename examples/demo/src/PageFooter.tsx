/** Says whose demo this is, and whose it is not. */
import { useMessages } from './useMessages.ts'

export function PageFooter() {
  const messages = useMessages()
  return (
    <footer className="page-footer">
      <p>{messages.footer}</p>
    </footer>
  )
}
