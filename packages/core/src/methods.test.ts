/** The rows as data, against a copy of the facts: Lean's React Native SDK 4.2.2. */
import { describe, expect, it } from 'vitest'
import facts from '../test/facts.json' with { type: 'json' }
import { paramNames } from '../test/paramNames.ts'
import { fieldsOf, methodNames, toCamel } from '../test/sampleParams.ts'
import { leanMethods } from './methods.ts'

const rowOf = (method: string) => leanMethods.find((row) => row.method === method)
const wires = (fields: readonly { wire: string }[] = []) => fields.map(({ wire }) => wire).toSorted()
const names = (fields: readonly { name: string }[] = []) => fields.map(({ name }) => name).toSorted()

it('holds the methods of the facts, each once, and no other', () => {
  expect(leanMethods.map(({ method }) => method).toSorted()).toEqual(methodNames.toSorted())
})

describe.each(methodNames)('%s', (method) => {
  it('has the required and optional fields of the facts', () => {
    const fields = fieldsOf(method)
    expect(wires(rowOf(method)?.required)).toEqual(wires(fields.filter(({ required }) => required)))
    expect(wires(rowOf(method)?.optional)).toEqual(wires(fields.filter(({ required }) => !required)))
  })

  it('names each in camelCase, with its type and values', () => {
    const row = rowOf(method)
    for (const field of [...(row?.required ?? []), ...(row?.optional ?? [])]) {
      expect(field.name).toBe(toCamel(field.wire))
      const { kind } = fieldsOf(method).find(({ wire }) => wire === field.wire) ?? {}
      const types = {
        flag: 'boolean',
        date: 'date',
        url: 'url',
        permissions: 'enum[]',
        account_type: 'enum',
        consent_type: 'enum[]',
        risk: 'object',
      }
      expect(field.type).toBe(types[kind as keyof typeof types] ?? 'string')
      const values = {
        permissions: facts.enums.LeanPermission,
        account_type: ['BUSINESS', 'PERSONAL'],
        consent_type: facts.enums.LeanConsentType.toSorted(),
      }
      expect(field.values?.toSorted()).toEqual(values[kind as keyof typeof values]?.toSorted())
    }
  })

  it('takes the params that its type has; reconnect, pay and checkout besides whose token to fetch', () => {
    const { required, optional } = paramNames[method]
    const own = ['reconnect', 'pay', 'checkout'].includes(method) ? ['customerId'] : []
    const without = (list: readonly string[]) => list.filter((name) => !own.includes(name)).toSorted()
    expect(names(rowOf(method)?.required)).toEqual(without(required))
    expect(names(rowOf(method)?.optional)).toEqual(without(optional))
    expect([...required, ...optional]).toEqual(expect.arrayContaining(own))
  })

  it('says where it is offered, whether it goes to the bank and comes back, and whether it needs a token', () => {
    const isKsa = ['connect', 'reconnect', 'link'].includes(method)
    expect(rowOf(method)).toMatchObject({
      countries: isKsa ? ['ae', 'sa'] : ['ae'],
      redirects: fieldsOf(method).some(({ wire }) => wire === 'success_redirect_url'),
      token: method === 'pay' || method === 'checkout' ? 'if_customer' : 'required',
      legacy: ['link', 'createPaymentSource', 'createBeneficiary'].includes(method),
    })
  })
})

it('is plain data that can be printed', () => {
  expect(JSON.parse(JSON.stringify(leanMethods))).toEqual(leanMethods)
})

it('names what Lean’s sources disagree on', () => {
  const conflicts = leanMethods.flatMap(({ method, required, optional }) =>
    [...required, ...optional].filter(({ conflict }) => conflict).map(({ name }) => `${method}.${name}`),
  )
  expect(conflicts).toEqual(
    expect.arrayContaining([
      'connect.successRedirectUrl',
      'captureRedirect.consentAttemptId',
      'verifyAddress.permissions',
    ]),
  )
})
