/** A tiny app for any bundler, clean or with one of the mistakes that the integration apps make too. */
import { cp, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mistakes, secret } from '../../../integrations/mistakes.mjs'

const page = (planted = '') =>
  `<!doctype html><title>App</title><meta name="planted" content="${planted}"><div id="root"></div><script type="module" src="/main.js"></script>\n`

const main = (line: string) => `import { greet } from './greet.js'\n\n${line}\ngreet('app')\n`

/** `public/` and `index.html` are copied to the output: by Vite itself, by a copy plugin elsewhere. */
export const cleanApp: Record<string, string> = {
  'package.json': '{ "name": "planted-app", "private": true, "type": "module" }\n',
  'index.html': page(),
  'main.js': main(''),
  'greet.js': 'export const greet = (name) => document.body.append(`Hello ${name}, ${import.meta.url.length}`)\n',
  'public/robots.txt': 'User-agent: *\n',
  '.env': `LEAN_CLIENT_SECRET='${secret}'\nVITE_LEAN_APP_TOKEN=11111111-2222-4333-8444-555555555555\n`,
}

/** The files of the app that make a mistake of the common table, named as there. */
export function mistaken(name: string): Record<string, string> {
  const mistake = mistakes[name]
  if (!mistake) throw new Error(`There is no mistake "${name}".`)
  const { line, files, html, env = {} } = mistake
  const variables = Object.entries(env).map(([name, value]) => `${name}='${value}'\n`)
  return {
    ...(line !== undefined && { 'main.js': main(line) }),
    ...(html && { 'index.html': page(secret.replace('&', '&amp;')) }),
    ...(variables.length > 0 && { '.env': variables.join('') }),
    ...files,
  }
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
