import { ConnectButton, LeanProvider, tokenEndpoint } from '@lean-link/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

const fetchAccessToken = tokenEndpoint('/api/lean/token')
const options = {
  appToken: '11111111-2222-4333-8444-555555555555',
  country: 'ae',
  customerId: 'customer',
  fetchAccessToken,
}
const button = createElement(ConnectButton, { permissions: ['accounts'] }, 'Connect a bank')

createRoot(document.querySelector('#root')).render(createElement(LeanProvider, options, button))
