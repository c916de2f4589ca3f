/** What an app's own Jest tests look like: two tests in one document, and a backend's route beside them. */
import { createTokenHandler, createLeanAuth } from '@lean-link/server'
import { installFakeLean, resetLeanPage, scenarios, simulatorAppToken } from '@lean-link/testing'
import { startLeanSimulator } from '@lean-link/testing/node'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Connect } from './Connect.jsx'

// The first test pays for a key pair and for translating the kit.
configure({ asyncUtilTimeout: 30_000 })

const lean = installFakeLean(window)
afterEach(() => {
  cleanup()
  lean.reset()
  resetLeanPage()
})
afterAll(() => lean.restore())

function openDialog(props) {
  const { fetchAccessToken } = lean
  render(
    <Connect appToken={simulatorAppToken} customerId="customer-1" fetchAccessToken={fetchAccessToken} {...props} />,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Connect your bank' }))
}

test('tells the app that a bank is connected', async () => {
  const onSuccess = jest.fn()
  openDialog({ onSuccess })
  await waitFor(() => expect(onSuccess).toHaveBeenCalled())
  expect(lean.calls).toMatchObject([{ method: 'connect', config: { access_token: '[jwt]' } }])
})

test('leaves a dialog open', async () => {
  lean.use(scenarios.neverCallsBack)
  openDialog({})
  await waitFor(() => expect(lean.calls).toHaveLength(1))
})

test('tells the app that the customer left, although the test before left a dialog open', async () => {
  lean.use(scenarios.cancel)
  const onCancel = jest.fn()
  openDialog({ onCancel })
  await waitFor(() => expect(onCancel).toHaveBeenCalled())
})

test("mints a token on the app's own route, from the simulator", async () => {
  const simulator = await startLeanSimulator()
  try {
    const { clientId, clientSecret, authBaseUrl, apiBaseUrl } = simulator
    const auth = createLeanAuth({ clientId, clientSecret, country: 'ae', sandbox: true, authBaseUrl, apiBaseUrl })
    const { customerId } = await simulator.createCustomer('user-1')
    const handleToken = createTokenHandler({ auth, identify: () => customerId })
    const request = new Request('https://app.example/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://app.example' },
      body: JSON.stringify({ customer_id: customerId }),
    })
    const response = await handleToken(request)
    expect([response.status, await response.json()]).toMatchObject([200, { scope: `customer.${customerId}` }])
  } finally {
    await simulator.stop()
  }
})
