/** The fake on a page: it stands where LinkSDK's script puts its global, and leaves no trace. */
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { installFakeLean } from './installFakeLean.ts'

it('stands as window.Lean until it is restored', () => {
  const fake = installFakeLean()
  expect(Reflect.get(window, 'Lean')).toBe(fake.vendor)
  fake.restore()
  expect('Lean' in window).toBe(false)
})

it('puts back the global that it replaced', () => {
  const target = { Lean: 'the real one' }
  const fake = installFakeLean(target)
  expect(target.Lean).toBe(fake.vendor)
  fake.restore()
  expect(target.Lean).toBe('the real one')
})

it('is put back once, and leaves what came after it alone', () => {
  const target = {}
  const fake = installFakeLean(target)
  fake.restore()
  const second = installFakeLean(target)
  fake.restore()
  expect(target).toEqual({ Lean: second.vendor })
})

it('mints tokens in jsdom too', async () => {
  const fake = installFakeLean({})
  expect(decodeJwt(await fake.createAccessToken('customer-1'))['customers']).toEqual([{ id: 'customer-1' }])
})
