/** A button of the app's own, whose words follow the flow. */
import { useLeanFlow } from '@lean-link/react'
import { isConnected } from './isConnected.ts'

const messages = {
  idle: 'Connect an account to see your balance here.',
  ready: 'Connect an account to see your balance here.',
  opening: 'One moment…',
  open: 'Go on in the window above this page.',
  redirecting: 'Off to your bank…',
  confirming: 'Asking your bank…',
  success: 'Your account is connected.',
  error: 'That did not work. Nothing has changed.',
}

export function OwnButton() {
  const flow = useLeanFlow(
    'connect',
    { permissions: ['accounts', 'balance'] },
    { confirm: isConnected, onError: (error) => reportError(error) },
  )
  return (
    <div className="panel" lang="en" dir="ltr">
      <p role="status">{messages[flow.status]}</p>
      <div className="actions">
        <button {...flow.buttonProps} className="bank-button">
          {flow.error
            ? 'Try again'
            : flow.result?.status === 'success'
              ? 'Connected. Add another?'
              : 'Connect an account'}
        </button>
      </div>
    </div>
  )
}
