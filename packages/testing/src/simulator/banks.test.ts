/** The simulated banks can be read and told apart. */
import { describe, expect, it } from 'vitest'
import { getBank, simulatedBanks } from './banks.ts'

/** WCAG relative luminance of `#rrggbb`. */
function luminanceOf(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('simulated banks', () => {
  it.each([...simulatedBanks, getBank('NOBODY_UAE')])('$identifier can be read in white on its colour', (bank) => {
    expect(bank.main_color).toMatch(/^#[\da-f]{6}$/)
    expect(1.05 / (luminanceOf(bank.main_color) + 0.05)).toBeGreaterThanOrEqual(4.5)
    expect(decodeURIComponent(bank.logo)).toContain(`fill="${bank.main_color}"`)
  })

  it('can be told apart by colour and by name, in both languages', () => {
    for (const key of ['main_color', 'name', 'arabic_name'] as const) {
      expect(new Set(simulatedBanks.map((bank) => bank[key])).size).toBe(simulatedBanks.length)
    }
  })

  it.each([...simulatedBanks, getBank('NOBODY_UAE')])('$identifier has an Arabic name', (bank) => {
    expect(bank.arabic_name).toMatch(/[\u0600-\u06ff]/)
    expect(bank.commercial_name_arabic).toBe(bank.arabic_name)
    expect(bank.arabic_name?.includes('(محاكاة)')).toBe(bank.name.includes('(simulated)'))
  })
})
