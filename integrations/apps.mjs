/** What differs between the apps: where a mistake goes, and what a build leaves. */
import { secret } from './mistakes.mjs'

/**
 * @typedef {object} App
 * @property {string} [files] another folder with the app's files; its own has the manifest and the lockfile
 * @property {string} script the browser module that a mistake's line is added to
 * @property {string} page where the app renders or has the attribute that a mistake fills
 * @property {string} publicFolder what is copied to the output as it is
 * @property {readonly string[]} outputs removed before each build
 * @property {true} [takesCondition] built for servers too, by the condition of each of their runtimes
 * @property {true} [takesTarget] built for Node too
 * @property {Readonly<Record<string, import('./mistakes.mjs').Mistake>>} [mistakes] that only this app can make
 */

/** @type {App} */
const plainPage = {
  script: 'main.js',
  page: 'index.html',
  publicFolder: 'public',
  outputs: ['dist'],
  takesCondition: true,
}

/** @type {App} */
const next = {
  files: 'next',
  script: 'app/Connect.jsx',
  page: 'app/page.jsx',
  publicFolder: 'public',
  outputs: ['.next'],
}

/** @type {App} */
const sveltekit = {
  files: 'sveltekit',
  script: 'src/connect.js',
  page: 'src/routes/+page.server.js',
  publicFolder: 'static',
  outputs: ['build', '.svelte-kit'],
}

/** @type {App} */
const astro = {
  script: 'src/connect.js',
  page: 'src/pages/index.astro',
  publicFolder: 'public',
  outputs: ['dist'],
  mistakes: {
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

/** @type {Readonly<Record<string, App>>} */
export const apps = {
  rollup: plainPage,
  webpack: { ...plainPage, takesTarget: true },
  rspack: { ...plainPage, takesTarget: true },
  'next-webpack': next,
  'next-turbopack': next,
  'sveltekit-vite5': sveltekit,
  'sveltekit-vite8': sveltekit,
  astro,
}
