/** Says whose demo this is, and whose it is not. */
import { useTexts } from './useTexts.ts'

export function PageFooter() {
  const texts = useTexts()
  return (
    <footer className="page-footer">
      <p>{texts.footer}</p>
    </footer>
  )
}
