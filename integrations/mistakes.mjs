/** One mistake each: the rule that must stop the build, and what makes it. For the apps here and for the guard's own tests. */

export const secret = 'p1anted/Secret+of=Lean&8'
/** @param {unknown} value */
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
export const jwt = [
  encode({ alg: 'RS256', kid: 'planted' }),
  encode({ iss: 'https://auth.sandbox.sa.leantech.me', exp: 1, customers: [{ id: 'planted-customer' }] }),
  'planted-signature',
].join('.')

/** What no failing build may print. */
export const plantedValues = [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
  jwt,
]

/** In the environment of every build. */
export const env = { LEAN_CLIENT_SECRET: secret }

const basic = Buffer.from(`client:${secret}`).toString('base64')
const ask = `(id) => fetch('https://auth.sandbox.leantech.me/oauth2/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id }) })`

/**
 * @typedef {object} Mistake
 * @property {import('../packages/guard/src/guardOptions.ts').GuardRule} rule
 * @property {string} [line] added to the app's browser module
 * @property {Record<string, string>} [files] written into the app
 * @property {true} [html] the secret stands in the page itself
 * @property {Record<string, string>} [env] set while building
 * @property {string} [orSays] what another tool may fail with before the guard does
 */

/** @type {Mistake} */
export const plainSecret = { rule: 'secret_value', line: `globalThis.plantedKey = '${secret}'` }
/** @satisfies {Mistake} */
export const serverPackage = {
  rule: /** @type {const} */ ('server_import'),
  line: "import { createLeanAuth } from '@lean-link/server'\nglobalThis.plantedAuth = createLeanAuth",
  // Turbopack has no hook for modules: the package's own browser file stops it first.
  orSays: 'must not be bundled for a browser',
}

/** @type {Readonly<Record<string, Mistake>>} */
export const mistakes = {
  'the secret as it is': plainSecret,
  'the secret as base64': { rule: 'secret_value', line: `globalThis.plantedHeader = 'Basic ${basic}'` },
  'the secret URL-encoded': {
    rule: 'secret_value',
    line: `globalThis.plantedBody = 'a=1&key=${encodeURIComponent(secret)}'`,
  },
  'a variable with a public prefix': {
    rule: 'public_env_name',
    line: 'globalThis.plantedKey = process.env.NEXT_PUBLIC_LEAN_CLIENT_SECRET',
    env: { NEXT_PUBLIC_LEAN_CLIENT_SECRET: secret },
  },
  "a variable with Vite's prefix": {
    rule: 'public_env_name',
    line: 'globalThis.plantedKey = import.meta.env?.VITE_LEAN_CLIENT_SECRET',
    env: { VITE_LEAN_CLIENT_SECRET: secret },
  },
  'the token exchange in the page': { rule: 'token_exchange', line: `globalThis.plantedAsk = ${ask}` },
  'the server package': serverPackage,
  'a token of Lean': { rule: 'lean_jwt', line: `globalThis.plantedToken = '${jwt}'` },
  'the secret in HTML': { rule: 'secret_value', html: true },
  'the secret in a source map': {
    rule: 'secret_value',
    line: `// the key is ${secret}\nglobalThis.plantedComment = 1`,
  },
  'the secret in public/': { rule: 'secret_value', files: { 'public/config.json': JSON.stringify({ key: secret }) } },
  'the simulator': {
    rule: 'simulator_in_production',
    line: "globalThis.plantedCall = () => fetch('/simulator', { headers: { 'x-lean-link-simulator': '1' } })",
  },
}
