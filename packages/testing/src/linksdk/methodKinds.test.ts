/** Every method of LinkSDK has a kind, and the rows say which of them leave an entity behind. */
import { leanMethods } from '@lean-link/core/methods'
import { expect, it } from 'vitest'
import { createsEntity, METHOD_KINDS } from './methodKinds.client.js'

it('knows what every method of the kit is for, and no other', () => {
  expect(Object.keys(METHOD_KINDS).toSorted()).toEqual(leanMethods.map(({ method }) => method).toSorted())
})

it('creates an entity for connect and link only', () => {
  expect(leanMethods.filter(createsEntity).map(({ method }) => method)).toEqual(['connect', 'link'])
})
