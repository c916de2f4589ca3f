/** `pnpm test:integrations [app...]`: builds the apps of integrations/ with the packed kit, clean and with every mistake. Needs a package registry. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apps } from '../integrations/apps.mjs'
import { env as plantedEnv, mistakes, plainSecret, plantedValues, serverPackage } from '../integrations/mistakes.mjs'
import { describeAddedBytes } from './integrations/addedBytes.mjs'
import { installApp, npm } from './integrations/installApp.mjs'
import { plant } from './integrations/plant.mjs'
import { visitStreamedPage } from './integrations/visitStreamedPage.mjs'
import { packKit } from './packKit.mjs'

/** What bundlers for servers set; each has to find the server package's real file. */
const serverConditions = ['workerd', 'worker', 'edge-light', 'deno', 'bun', 'node', 'react-server']

/**
 * @typedef {import('../integrations/apps.mjs').BuiltApp} BuiltApp
 * @typedef {(env?: Record<string, string>) => { ok: boolean, output: string }} Build
 * @typedef {(what: string, complaint: string | null, output: string) => void} Tell prints a row; `null` = as it should be
 */

/**
 * The build without a mistake: what it says, what the kit adds, and how its pages are served.
 * @param {string} folder
 * @param {BuiltApp} app
 * @param {Build} build
 * @param {Tell} tell
 */
async function checkCleanBuild(folder, app, build, tell) {
  const { ok, output } = build()
  // On a busy machine Vite names plugins for the time that they took.
  const said = output.replace(/plugin lean-link-guard \w+ \(.*/g, '')
  tell('builds without a mistake', ok && !said.includes('lean-link-guard') ? null : 'should pass in silence', output)
  if (!ok) return
  if (app.streamed !== undefined) {
    const problems = await visitStreamedPage(folder, app.streamed, plantedEnv)
    tell('streams a button that the server draws', problems.length === 0 ? null : 'should work', problems.join('\n'))
  }
  tell(describeAddedBytes(folder, app.measured, build), null, '')
}

/**
 * @param {string} folder
 * @param {BuiltApp} app
 * @param {Build} build
 * @param {Tell} tell
 */
function checkMistakes(folder, app, build, tell) {
  for (const [what, mistake] of Object.entries({ ...mistakes, ...app.mistakes })) {
    const undo = plant(folder, app, mistake)
    const { ok, output } = build(mistake.env)
    undo()
    const named =
      output.includes(`${mistake.rule}  `) || (mistake.orSays !== undefined && output.includes(mistake.orSays))
    const printed = plantedValues.some((value) => output.includes(value))
    const complaint = ok
      ? 'should fail'
      : !named
        ? `should fail by ${mistake.rule}`
        : printed
          ? 'printed a planted value'
          : null
    tell(`fails on ${what}`, complaint, output)
  }
}

/**
 * The server package without the guard: a page fails by the package's own sentence, a server's build gets the real file. (In the
 * frameworks' apps the clean build holds it already: in routes and in components of the server.)
 * @param {string} folder
 * @param {BuiltApp} app
 * @param {Build} build
 * @param {Tell} tell
 */
function checkServerPackage(folder, app, build, tell) {
  const undo = plant(folder, app, serverPackage)
  const page = build({ GUARD: 'off' })
  undo()
  const reason = page.output.includes(serverPackage.orSays) ? null : 'should say why'
  tell('fails on the server package without the guard', page.ok ? 'should fail' : reason, page.output)
  if (!app.takesCondition) return
  // Nothing else: React has no client for server components.
  const undoServer = plant(folder, app, { rule: serverPackage.rule, files: { 'main.js': serverPackage.line } })
  for (const condition of serverConditions) {
    const { ok, output } = build({ GUARD: 'off', CONDITION: condition })
    const isReal = ok && readText(join(folder, 'dist')).includes('client_credentials')
    tell(`builds the server package for ${condition}`, isReal ? null : 'should build the real file', output)
  }
  undoServer()
}

/** @param {string} folder */
const readText = (folder) =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')

/**
 * @param {string} folder
 * @param {BuiltApp} app
 * @param {Tell} tell
 */
async function checkBuilds(folder, app, tell) {
  /** @type {Build} */
  const build = (env = {}) => {
    for (const output of app.outputs) rmSync(join(folder, output), { recursive: true, force: true })
    return npm(['run', '--silent', 'build'], folder, { ...plantedEnv, ...env })
  }
  await checkCleanBuild(folder, app, build, tell)
  checkMistakes(folder, app, build, tell)
  checkServerPackage(folder, app, build, tell)
  if (!app.takesTarget) return
  const undo = plant(folder, app, plainSecret)
  const { ok, output } = build({ TARGET: 'node' })
  undo()
  tell('leaves a build for Node alone, secret and all', ok ? null : 'should pass', output)
}

/**
 * @param {string} name
 * @param {BuiltApp | import('../integrations/apps.mjs').TestedApp} app
 * @param {string} packed the folder of the kit's tarballs
 * @returns {Promise<number>} how much went wrong
 */
async function checkApp(name, app, packed) {
  let wrong = 0
  /** @type {Tell} */
  const tell = (what, complaint, output) => {
    console.log(`${complaint === null ? '✓' : '✗'} ${name}: ${what}${complaint === null ? '' : ` - ${complaint}`}`)
    if (complaint === null) return
    wrong += 1
    // What was printed may hold what must not be printed again.
    console.log(plantedValues.reduce((text, value) => text.replaceAll(value, '[planted]'), output))
  }
  /** @type {string | undefined} */
  let folder
  try {
    folder = installApp(name, app, packed)
    if ('command' in app) {
      const { ok, output } = npm(['run', '--silent', app.command], folder)
      tell('its own tests pass', ok ? null : 'should pass', output)
    } else await checkBuilds(folder, app, tell)
  } catch (error) {
    // The other apps still have something to say.
    tell('runs to its end', 'should not break off', error instanceof Error ? error.message : String(error))
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
  return wrong
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in apps))
if (unknown !== undefined)
  throw new Error(`There is no integration app "${unknown}", only ${Object.keys(apps).join(', ')}.`)
const packed = mkdtempSync(join(tmpdir(), 'lean-link-kit-'))
try {
  packKit(packed)
  let wrong = 0
  for (const [name, app] of Object.entries(apps))
    if (asked.length === 0 || asked.includes(name)) wrong += await checkApp(name, app, packed)
  console.log(wrong === 0 ? '\nintegrations: all as they should be' : `\nintegrations: ${wrong} went wrong`)
  process.exitCode = wrong === 0 ? 0 : 1
} finally {
  rmSync(packed, { recursive: true, force: true })
}
