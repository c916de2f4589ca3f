/** `pnpm test:integrations [app...]`: builds the apps of integrations/ with the packed kit, clean and with every mistake. Needs a package registry. */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  env as plantedEnv,
  mistakes,
  plainSecret,
  plantedValues,
  secret,
  serverPackage,
} from '../integrations/mistakes.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = ['core', 'react', 'server', 'guard']
/** What bundlers for servers set; each has to find the server package's real file. */
const serverConditions = ['workerd', 'worker', 'edge-light', 'deno', 'bun', 'node', 'react-server']
/** These bundlers know where their output runs. */
const buildsForNode = ['webpack', 'rspack']
const apps = ['rollup', 'webpack', 'rspack', 'next-webpack', 'next-turbopack']

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {Record<string, string>} [env]
 */
function run(command, args, cwd, env = {}) {
  const shell = process.platform === 'win32'
  const all = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env }
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: all,
    encoding: 'utf8',
    shell,
    maxBuffer: 2 ** 28,
  })
  return { ok: status === 0, output: `${stdout}${stderr}` }
}

/** @param {Parameters<typeof run>} given */
function mustRun(...given) {
  const { ok, output } = run(...given)
  if (!ok) throw new Error(`${given[0]} ${given[1].join(' ')} failed:\n${output}`)
}

/**
 * What users install: the packed files, without a link back into the workspace.
 * @param {string} folder
 */
function packKit(folder) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const name of packages) {
    const from = join(root, 'packages', name)
    mustRun(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], from)
    const packed = join(folder, name)
    mkdirSync(packed, { recursive: true })
    mustRun('npx', ['-y', packageManager, 'pack', '--pack-destination', packed], from)
    const [tarball = ''] = readdirSync(packed)
    execFileSync('tar', ['-xzf', tarball], { cwd: packed })
  }
}

/**
 * A copy of the app with everything installed, outside the workspace.
 * @param {string} app
 * @param {string} kit
 */
function installApp(app, kit) {
  // Turbopack refuses links out of its root, and some systems' temporary folder is one.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `lean-link-${app}-`)))
  cpSync(join(root, 'integrations', app), folder, { recursive: true })
  // Not `npm ci`: it refuses a lockfile that lacks another platform's binaries, which are optional.
  mustRun('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], folder)
  for (const name of packages) {
    cpSync(join(kit, name, 'package'), join(folder, 'node_modules/@lean-link', name), { recursive: true })
  }
  return folder
}

/**
 * Writes the mistake into the app, and returns how to undo it.
 * @param {string} folder
 * @param {import('../integrations/mistakes.mjs').Mistake} mistake
 */
function plant(folder, { line, files = {}, html }) {
  const isNext = existsSync(join(folder, 'next.config.mjs'))
  const script = isNext ? 'app/Connect.jsx' : 'main.js'
  /** @type {Record<string, string>} */
  const changed = { ...files }
  if (line !== undefined) {
    const text = readFileSync(join(folder, script), 'utf8')
    // After the directive, which must stay first.
    changed[script] = isNext
      ? text.replace("'use client'\n", (directive) => `${directive}${line}\n`)
      : `${line}\n${text}`
  }
  if (html) {
    // A server component that renders the secret, and a page that was written by hand.
    changed[isNext ? 'app/page.jsx' : 'index.html'] = isNext
      ? readFileSync(join(folder, 'app/page.jsx'), 'utf8').replace("= ''", '= process.env.LEAN_CLIENT_SECRET')
      : readFileSync(join(folder, 'index.html'), 'utf8').replace(
          'content=""',
          `content="${secret.replace('&', '&amp;')}"`,
        )
  }
  const before = Object.keys(changed).map((file) => {
    const path = join(folder, file)
    return { file, text: existsSync(path) ? readFileSync(path, 'utf8') : null }
  })
  for (const [file, text] of Object.entries(changed)) writeFileSync(join(folder, file), text)
  return () => {
    for (const { file, text } of before) {
      if (text === null) rmSync(join(folder, file))
      else writeFileSync(join(folder, file), text)
    }
  }
}

/**
 * The server package without the guard: a page fails by the package's own sentence, a server's build gets the real file. (In the Next apps
 * the clean build holds it already: in a route for Node, in one for the edge runtime, and in a server component.)
 * @param {string} folder
 * @param {(env: Record<string, string>) => { ok: boolean, output: string }} build
 * @param {(name: string, complaint: string | null, output: string) => void} tell
 */
function checkServerPackage(folder, build, tell) {
  const undo = plant(folder, serverPackage)
  const page = build({ GUARD: 'off' })
  undo()
  const reason = page.output.includes(serverPackage.orSays) ? null : 'should say why'
  tell('fails on the server package without the guard', page.ok ? 'should fail' : reason, page.output)
  if (existsSync(join(folder, 'next.config.mjs'))) return
  // Nothing else: React has no client for server components.
  const undoServer = plant(folder, { rule: serverPackage.rule, files: { 'main.js': serverPackage.line } })
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
 * @param {string} app
 * @param {string} kit
 * @returns {number} how many builds went wrong
 */
function checkApp(app, kit) {
  const folder = installApp(app, kit)
  let wrong = 0
  /** @param {string} name @param {string | null} complaint @param {string} output */
  const tell = (name, complaint, output) => {
    console.log(`${complaint === null ? '✓' : '✗'} ${app}: ${name}${complaint === null ? '' : ` - ${complaint}`}`)
    if (complaint === null) return
    wrong += 1
    // What was printed may hold what must not be printed again.
    console.log(plantedValues.reduce((text, value) => text.replaceAll(value, '[planted]'), output))
  }
  /** @param {Record<string, string>} [env] */
  const build = (env = {}) => {
    for (const output of ['dist', '.next']) rmSync(join(folder, output), { recursive: true, force: true })
    return run('npm', ['run', '--silent', 'build'], folder, { ...plantedEnv, ...env })
  }
  try {
    const clean = build()
    tell(
      'builds without a mistake',
      clean.ok && !clean.output.includes('lean-link-guard') ? null : 'should pass in silence',
      clean.output,
    )
    for (const [name, mistake] of Object.entries(mistakes)) {
      const undo = plant(folder, mistake)
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
      tell(`fails on ${name}`, complaint, output)
    }
    checkServerPackage(folder, build, tell)
    if (buildsForNode.includes(app)) {
      const undo = plant(folder, plainSecret)
      const { ok, output } = build({ TARGET: 'node' })
      undo()
      tell('leaves a build for Node alone, secret and all', ok ? null : 'should pass', output)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return wrong
}

const asked = process.argv.slice(2)
const unknown = asked.find((app) => !apps.includes(app))
if (unknown !== undefined) throw new Error(`There is no integration app "${unknown}", only ${apps.join(', ')}.`)
const kit = mkdtempSync(join(tmpdir(), 'lean-link-kit-'))
try {
  packKit(kit)
  const wrong = (asked.length > 0 ? asked : apps).reduce((sum, app) => sum + checkApp(app, kit), 0)
  console.log(wrong === 0 ? '\nintegrations: all as they should be' : `\nintegrations: ${wrong} builds went wrong`)
  process.exitCode = wrong === 0 ? 0 : 1
} finally {
  rmSync(kit, { recursive: true, force: true })
}
