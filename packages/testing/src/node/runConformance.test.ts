/** The command line of the conformance check: what it prints, and how it ends. */
import { afterEach, describe, expect, it } from 'vitest'
import {
  clientSecret,
  customers,
  type Mistake,
  startTokenBackend,
  type TokenBackend,
} from '../../test/startTokenBackend.ts'
import { runConformance } from './runConformance.ts'

let backend: TokenBackend | undefined
afterEach(() => backend?.stop())

async function run(args: readonly string[], env: NodeJS.ProcessEnv = { LEAN_CLIENT_SECRET: clientSecret }) {
  const printed: string[] = []
  const errors: string[] = []
  const code = await runConformance(args, {
    print: (text) => void printed.push(text),
    printError: (text) => void errors.push(text),
    env,
  })
  return { code, printed, errors: errors.join('\n') }
}

const sessions = [
  ['--customer-a', customers[0], '--header-a', `Cookie: session=${customers[0]}`, '--header-a', 'x-csrf: 1'],
  ['--customer-b', customers[1], '--header-b', `cookie:session=${customers[1]}`],
].flat()

async function runAgainst(mistake?: Mistake) {
  backend = await startTokenBackend(mistake)
  return run(['--url', backend.url, ...sessions])
}

it('prints one line for each check, and ends with 0 where all are ok', async () => {
  const { code, printed } = await runAgainst()
  expect(code).toBe(0)
  expect(printed).toHaveLength(19)
  expect(printed[0]).toBe('ok    token               200, with all four fields of a token.')
  expect(printed.at(-1)).toBe('All 18 checks are ok.')
})

it('ends with 1 where a check fails, and prints neither token nor secret', async () => {
  const { code, printed } = await runAgainst('basic_header')
  expect(code).toBe(1)
  expect(printed.filter((line) => line.startsWith('FAIL'))).toEqual([
    expect.stringMatching(/^FAIL {2}no_secret {11}The client secret is in an answer/),
  ])
  expect(printed.at(-1)).toBe('1 of 18 checks failed.')
  expect(printed.join()).not.toMatch(/eyJ|kept\/secret/)
})

describe('the arguments', () => {
  it('are not quoted where a header has no quotes, because it holds a session', async () => {
    const { code, errors } = await run(['--url', 'http://localhost', '--header-a', 'cookie:', 'session=kept-private'])
    expect(code).toBe(2)
    expect(errors).toContain('Put a header into quotes')
    expect(errors).not.toContain('kept-private')
  })

  it('are explained', async () => {
    const { code, printed } = await run(['--help'], {})
    expect(code).toBe(0)
    expect(printed.join()).toContain('LEAN_CLIENT_SECRET')
  })

  const url = ['--url', 'http://127.0.0.1:1/']
  const secret = { LEAN_CLIENT_SECRET: clientSecret }
  it.each([
    [[], secret, '--url, --customer-a and --customer-b are needed'],
    [[...url, ...sessions], {}, 'Set LEAN_CLIENT_SECRET'],
    [[...url, ...sessions.slice(0, -1), 'hunter2'], secret, '--header-a and --header-b must be headers'],
    [[...url, '--customer-a', 'a', '--customer-b', 'b'], secret, '--header-a and --header-b must be headers'],
    [['--url', '/token', ...sessions], secret, '"url" must be an absolute address'],
    [[...url, ...sessions, '--secret', 'hunter2'], secret, "Unknown option '--secret'"],
  ])('%j are refused with a sentence and the usage', async (args, env, sentence) => {
    const { code, errors } = await run(args, env)
    expect(code).toBe(2)
    expect(errors).toContain(sentence)
    expect(errors).toContain('Usage: lean-link-testing conformance')
    expect(errors).not.toContain('hunter2')
  })
})
