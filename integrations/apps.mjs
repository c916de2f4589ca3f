/** What differs between the apps: what they install of the kit, where a mistake goes, and what a build leaves. */
import { secret } from './mistakes.mjs'

/**
 * @typedef {object} BuiltApp
 * @property {readonly string[]} kit packages that it installs, with those that they need
 * @property {string} [files] another folder with the app's files; its own has the manifest and the lockfile
 * @property {string} script the browser module that a mistake's line is added to
 * @property {string} page where the app renders or has the attribute that a mistake fills
 * @property {string} publicFolder what is copied to the output as it is
 * @property {readonly string[]} outputs removed before each build
 * @property {true} [takesCondition] built for servers too, by the condition of each of their runtimes
 * @property {true} [takesTarget] built for Node too
 * @property {Measured} measured
 * @property {string} [streamed] path of a page that a server streams, with a button of the kit; the built app is started for it
 * @property {Readonly<Record<string, import('./mistakes.mjs').Mistake>>} [mistakes] that only this app can make
 *
 * @typedef {object} Measured how it is found out what the kit adds to the page
 * @property {string} scripts the folder of a build that browsers fetch from
 * @property {string} html the built page, which names the scripts that are loaded with it
 * @property {Readonly<Record<string, string>>} withoutKit what stands in place of the files that use the kit
 * @property {Readonly<Record<string, string>>} [leftOut] what stands in place of other pages, each of which may have a copy of its own
 *
 * @typedef {{ kit: readonly string[], command: 'test' }} TestedApp an app that is not built: its own tests run
 */

const withoutReact = ['core', 'server', 'guard']
const withReact = ['core', 'react', 'server', 'guard']
const justButton = `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

createRoot(document.querySelector('#root')).render(createElement('button', null, 'Connect a bank'))
`

/** @type {BuiltApp} */
const plainPage = {
  kit: withReact,
  script: 'main.js',
  page: 'index.html',
  publicFolder: 'public',
  outputs: ['dist'],
  takesCondition: true,
  measured: { scripts: 'dist', html: 'dist/index.html', withoutKit: { 'main.js': justButton } },
}

/** @type {BuiltApp} */
const next = {
  kit: withReact,
  files: 'next',
  script: 'app/Connect.jsx',
  page: 'app/page.jsx',
  publicFolder: 'public',
  outputs: ['.next'],
  streamed: '/streamed',
  measured: {
    scripts: '.next/static',
    html: '.next/server/app/index.html',
    withoutKit: { 'app/Connect.jsx': "'use client'\nexport const Connect = () => <button>Connect a bank</button>\n" },
    leftOut: { 'app/streamed/page.jsx': 'export default () => null\n' },
  },
}

/** @satisfies {BuiltApp['mistakes']} */
const viteMistakes = {
  "a variable with the app's own prefix": {
    rule: 'public_env_name',
    line: 'globalThis.plantedKey = import.meta.env.APP_LEAN_CLIENT_SECRET',
    env: { ENV_PREFIX: 'APP_', APP_LEAN_CLIENT_SECRET: secret },
  },
}

/** @type {BuiltApp} */
const sveltekit = {
  kit: withoutReact,
  files: 'sveltekit',
  script: 'src/connect.js',
  page: 'src/routes/+page.server.js',
  publicFolder: 'static',
  outputs: ['build', '.svelte-kit'],
  measured: {
    scripts: 'build',
    html: 'build/index.html',
    withoutKit: { 'src/connect.js': 'export const createClient = () => ({ connect() {}, destroy() {} })\n' },
  },
  mistakes: viteMistakes,
}

/** @type {BuiltApp} */
const astro = {
  kit: withoutReact,
  script: 'src/connect.js',
  page: 'src/pages/index.astro',
  publicFolder: 'public',
  outputs: ['dist'],
  measured: {
    scripts: 'dist',
    html: 'dist/index.html',
    withoutKit: { 'src/connect.js': "document.querySelector('button')?.addEventListener('click', () => {})\n" },
  },
  mistakes: {
    ...viteMistakes,
    'the secret in a script that is written into the page': {
      rule: 'secret_value',
      files: { 'src/greet.js': `document.documentElement.dataset.key = '${secret}'\n` },
      // Its source map would tell before the page does.
      env: { SOURCEMAP: 'off' },
    },
    'the secret in a page without a script': {
      rule: 'secret_value',
      files: { 'src/pages/silent.astro': '<html lang="en"><p>{process.env.LEAN_CLIENT_SECRET}</p></html>\n' },
    },
  },
}

/** @type {Readonly<Record<string, BuiltApp | TestedApp>>} */
export const apps = {
  rollup: plainPage,
  webpack: { ...plainPage, takesTarget: true },
  rspack: { ...plainPage, takesTarget: true },
  'next-webpack': next,
  'next-turbopack': next,
  'sveltekit-vite5': sveltekit,
  'sveltekit-vite8': sveltekit,
  astro,
  jest: { kit: ['core', 'react', 'server', 'testing'], command: 'test' },
}
