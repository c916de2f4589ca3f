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
import { brotliCompressSync } from 'node:zlib'
import { apps } from '../integrations/apps.mjs'
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
// A download that stands still is tried once more; nothing here takes that long otherwise.
const longestRunMs = 5 * 60_000

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {Record<string, string>} [env]
 */
function run(command, args, cwd, env = {}) {
  const shell = process.platform === 'win32'
  const all = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', ...env }
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: all,
    encoding: 'utf8',
    shell,
    maxBuffer: 2 ** 28,
    timeout: longestRunMs,
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
  for (const from of [apps[app]?.files ?? app, app])
    cpSync(join(root, 'integrations', from), folder, { recursive: true })
  // Not `npm ci`: it refuses a lockfile that lacks another platform's binaries, which are optional.
  const install = ['install', '--no-audit', '--no-fund', '--prefer-offline']
  if (!run('npm', install, folder).ok) mustRun('npm', install, folder)
  for (const name of packages) {
    cpSync(join(kit, name, 'package'), join(folder, 'node_modules/@lean-link', name), { recursive: true })
  }
  return folder
}

/**
 * Writes the mistake into the app, and returns how to undo it.
 * @param {string} folder
 * @param {import('../integrations/apps.mjs').App} app
 * @param {import('../integrations/mistakes.mjs').Mistake} mistake
 */
function plant(folder, { script, page, publicFolder }, { line, files = {}, html }) {
  /** @type {Record<string, string>} */
  const changed = {}
  for (const [file, text] of Object.entries(files)) changed[file.replace(/^public\//, `${publicFolder}/`)] = text
  if (line !== undefined) {
    // After a directive, which must stay first.
    changed[script] = readFileSync(join(folder, script), 'utf8').replace(
      /^(?:'use client'\n)?/,
      (directive) => `${directive}${line}\n`,
    )
  }
  if (html) {
    // A page that was written by hand, or one whose server part renders the secret.
    changed[page] = readFileSync(join(folder, page), 'utf8')
      .replace('content=""', `content="${secret.replace('&', '&amp;')}"`)
      .replace("planted = ''", 'planted = process.env.LEAN_CLIENT_SECRET')
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
 * The server package without the guard: a page fails by the package's own sentence, a server's build gets the real file. (In the
 * frameworks' apps the clean build holds it already: in routes and in components of the server.)
 * @param {string} folder
 * @param {import('../integrations/apps.mjs').App} app
 * @param {(env: Record<string, string>) => { ok: boolean, output: string }} build
 * @param {(name: string, complaint: string | null, output: string) => void} tell
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
 * What a browser could download of an app that was built: reported, never a gate, for frameworks bring scripts of their own.
 * @param {string} folder
 * @param {import('../integrations/apps.mjs').App} app
 */
function describeBytes(folder, { outputs }) {
  // Of what Next builds, only this folder goes to browsers.
  const folders = outputs.map((output) => join(folder, output === '.next' ? '.next/static' : output))
  const scripts = folders.filter(existsSync).flatMap((path) =>
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.m?js$/.test(file))
      .map((file) => brotliCompressSync(readFileSync(join(path, file))).length),
  )
  return `${scripts.length} scripts, ${scripts.reduce((sum, bytes) => sum + bytes, 0)} B (brotli), the framework's own included`
}

/**
 * @param {string} name
 * @param {import('../integrations/apps.mjs').App} app
 * @param {string} kit
 * @returns {number} how many builds went wrong
 */
function checkApp(name, app, kit) {
  const folder = installApp(name, kit)
  let wrong = 0
  /** @param {string} what @param {string | null} complaint @param {string} output */
  const tell = (what, complaint, output) => {
    console.log(`${complaint === null ? '✓' : '✗'} ${name}: ${what}${complaint === null ? '' : ` - ${complaint}`}`)
    if (complaint === null) return
    wrong += 1
    // What was printed may hold what must not be printed again.
    console.log(plantedValues.reduce((text, value) => text.replaceAll(value, '[planted]'), output))
  }
  /** @param {Record<string, string>} [env] */
  const build = (env = {}) => {
    for (const output of app.outputs) rmSync(join(folder, output), { recursive: true, force: true })
    return run('npm', ['run', '--silent', 'build'], folder, { ...plantedEnv, ...env })
  }
  try {
    const clean = build()
    // On a busy machine Vite names plugins for the time that they took.
    const said = clean.output.replace(/plugin lean-link-guard \w+ \(.*/g, '')
    tell(
      'builds without a mistake',
      clean.ok && !said.includes('lean-link-guard') ? null : 'should pass in silence',
      clean.output,
    )
    if (clean.ok) console.log(`  ${name}: ${describeBytes(folder, app)}`)
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
    checkServerPackage(folder, app, build, tell)
    if (app.takesTarget) {
      const undo = plant(folder, app, plainSecret)
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
const unknown = asked.find((name) => !(name in apps))
if (unknown !== undefined)
  throw new Error(`There is no integration app "${unknown}", only ${Object.keys(apps).join(', ')}.`)
const kit = mkdtempSync(join(tmpdir(), 'lean-link-kit-'))
try {
  packKit(kit)
  let wrong = 0
  for (const [name, app] of Object.entries(apps))
    if (asked.length === 0 || asked.includes(name)) wrong += checkApp(name, app, kit)
  console.log(wrong === 0 ? '\nintegrations: all as they should be' : `\nintegrations: ${wrong} builds went wrong`)
  process.exitCode = wrong === 0 ? 0 : 1
} finally {
  rmSync(kit, { recursive: true, force: true })
}
