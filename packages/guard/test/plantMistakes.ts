/** One tiny app per mistake, for any bundler: its files, the rule that must stop it, and the values that nobody may ever print. */
import { cp, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GuardRule } from '../src/guardOptions.ts'

export const secret = 'p1anted/Secret+of=Lean&8'
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
export const jwt = [
  encode({ alg: 'RS256', kid: 'planted' }),
  encode({ iss: 'https://auth.sandbox.sa.leantech.me', exp: 1, customers: [{ id: 'planted-customer' }] }),
  'planted-signature',
].join('.')

/** What must not be in any output of any tool. */
export const plantedValues: readonly string[] = [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
  jwt,
]

export interface Mistake {
  rule: GuardRule
  /** Replaces or adds files of the app. */
  files: Record<string, string>
}

const page = (body: string) =>
  `<!doctype html><title>App</title><div id="root"></div>${body}<script type="module" src="/main.js"></script>\n`

const main = (line: string) => `import { greet } from './greet.js'\n\n${line}\ngreet('app')\n`

/** `public/` and `index.html` are copied to the output: by Vite itself, by a copy plugin elsewhere. */
export const cleanApp: Record<string, string> = {
  'package.json': '{ "name": "planted-app", "private": true, "type": "module" }\n',
  'index.html': page(''),
  'main.js': main(''),
  'greet.js': 'export const greet = (name) => document.body.append(`Hello ${name}, ${import.meta.url.length}`)\n',
  'public/robots.txt': 'User-agent: *\n',
  '.env': `LEAN_CLIENT_SECRET='${secret}'\nVITE_LEAN_APP_TOKEN=11111111-2222-4333-8444-555555555555\n`,
}

export const mistakes: Record<string, Mistake> = {
  'the secret as it is': { rule: 'secret_value', files: { 'main.js': main(`window.config = { key: '${secret}' }`) } },
  'the secret as base64': {
    rule: 'secret_value',
    files: { 'main.js': main(`window.header = 'Basic ${Buffer.from(`client:${secret}`).toString('base64')}'`) },
  },
  'the secret URL-encoded': {
    rule: 'secret_value',
    files: { 'main.js': main(`window.body = 'a=1&key=${encodeURIComponent(secret)}'`) },
  },
  'a variable with a public prefix': {
    rule: 'public_env_name',
    files: {
      'main.js': main('window.key = import.meta.env?.VITE_LEAN_CLIENT_SECRET'),
      '.env': `VITE_LEAN_CLIENT_SECRET='${secret}'\n`,
    },
  },
  'the token exchange in the page': {
    rule: 'token_exchange',
    files: {
      'main.js': main(
        "window.ask = (id) => fetch('https://auth.sandbox.leantech.me/oauth2/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id }) })",
      ),
    },
  },
  'the server package': {
    rule: 'server_import',
    files: { 'main.js': `import { createLeanAuth } from '@lean-link/server'\n${main('window.auth = createLeanAuth')}` },
  },
  'a token of Lean': { rule: 'lean_jwt', files: { 'main.js': main(`window.token = '${jwt}'`) } },
  'the secret in HTML': {
    rule: 'secret_value',
    files: { 'index.html': page(`<meta name="key" content="${secret.replace('&', '&amp;')}">`) },
  },
  'the secret in a source map': {
    rule: 'secret_value',
    files: { 'main.js': main(`// the key is ${secret}\nwindow.commented = true`) },
  },
  'the secret in public/': {
    rule: 'secret_value',
    files: { 'public/config.json': JSON.stringify({ key: secret }) },
  },
  'the simulator': {
    rule: 'simulator_in_production',
    files: { 'main.js': main("fetch('/simulator', { headers: { 'x-lean-link-simulator': '1' } })") },
  },
}

const packages = fileURLToPath(new URL('../..', import.meta.url))

/** Writes the app to a new folder, with the kit's packages and those of `installed` in its node_modules. */
export async function createApp(
  files: Record<string, string> = {},
  installed: readonly string[] = [],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lean-link-guard-'))
  for (const [file, text] of Object.entries({ ...cleanApp, ...files })) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  await mkdir(join(folder, 'node_modules/@lean-link'), { recursive: true })
  for (const name of ['core', 'react', 'server', 'testing']) {
    await symlink(join(packages, name), join(folder, 'node_modules/@lean-link', name))
  }
  for (const name of installed)
    await symlink(join(packages, 'react/node_modules', name), join(folder, 'node_modules', name))
  return folder
}

/** What a copy plugin does for bundlers that know neither pages nor `public/`. */
export async function copyStatic(folder: string, output: string): Promise<void> {
  await mkdir(output, { recursive: true })
  await cp(join(folder, 'index.html'), join(output, 'index.html'))
  await cp(join(folder, 'public'), output, { recursive: true })
}
