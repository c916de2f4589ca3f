/** The entries of the package: Node's and the common one have the same names, and only one of them can listen. */
import { expect, it } from 'vitest'
import * as common from './index.ts'
import * as node from './node.ts'

it('offers the same names in Node and in browsers', () => {
  expect(Object.keys(node).toSorted()).toEqual(Object.keys(common).toSorted())
})

it('says in a browser where the server is to be had', async () => {
  await expect(common.startLeanSimulator()).rejects.toThrow("import it from '@lean-link/testing/node'")
  expect(node.startLeanSimulator).not.toBe(common.startLeanSimulator)
})
