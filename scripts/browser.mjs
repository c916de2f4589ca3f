/** Finds or fetches the Chromium of the browser, story and end-to-end tests. Every config that launches one asks here. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fetchPackedChromium, packedChromiumPath } from './packedChromium.mjs'

/**
 * @typedef {object} Deps everything the chain asks of the machine
 * @property {Record<string, string | undefined>} env
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => Promise<void>} start rejects when the binary at `path` does not start
 * @property {() => Promise<string[]>} playwrightPaths where Playwright keeps its own Chromium, if it has one
 * @property {() => Promise<void>} installWithPlaywright
 * @property {string} packedPath where fetchPacked leaves its Chromium
 * @property {() => Promise<string>} fetchPacked resolves with the path of an executable
 *
 * @typedef {{ name: string, find: () => Promise<string> }} Step rejects with the reason for going on to the next step
 */

const variable = 'LEAN_LINK_CHROMIUM'

/**
 * The path of a Chromium that starts: the first step of the chain that has one. Prints which one it is.
 * @param {Partial<Deps>} [overrides]
 * @param {(line: string) => void} [log]
 * @returns {Promise<string>}
 */
export async function findBrowser(overrides = {}, log = console.error) {
  const deps = { ...realDeps(), ...overrides }
  const reasons = []
  for (const step of browserSteps(deps, log)) {
    try {
      const path = await step.find()
      log(`browser: ${path} (${step.name})`)
      return path
    } catch (error) {
      reasons.push(`  - ${step.name}: ${reasonOf(error)}`)
      // Someone who names a browser does not want the tests to run in another one.
      if (step.name === variable && deps.env[variable]) break
    }
  }
  throw new Error(
    `No Chromium to run the browser tests in. Tried:\n${reasons.join('\n')}\n` +
      `Install Chrome or Chromium, or set ${variable} to the path of its executable.`,
  )
}

/**
 * What Playwright needs to launch `executablePath`.
 * @param {string} executablePath
 * @param {number} [uid]
 */
export function launchOptions(executablePath, uid) {
  return { executablePath, args: launchArgs(uid) }
}

/**
 * Chromium's switches for tests. The sandbox is off only for root, who cannot have one.
 * @param {number} [uid]
 */
export function launchArgs(uid = process.getuid?.()) {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  return [...(uid === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic', ...quiet]
}

/**
 * Cheapest first: what somebody chose, what is there, what a download brings.
 * @param {Deps} deps
 * @param {(line: string) => void} log
 * @returns {Step[]}
 */
function browserSteps(deps, log) {
  const { env, platform, arch } = deps
  /** @param {string[]} paths */
  const firstThatStarts = async (paths) => {
    const there = paths.filter(deps.exists)
    if (there.length === 0) throw new Error(`nothing at ${paths.join(', ') || 'any known path'}`)
    const failures = []
    for (const path of there) {
      try {
        await deps.start(path)
        return path
      } catch (error) {
        failures.push(`${path} does not start: ${reasonOf(error)}`)
      }
    }
    throw new Error(failures.join('; '))
  }
  return [
    {
      name: variable,
      find: async () => {
        const path = env[variable]
        if (!path) throw new Error('not set')
        return firstThatStarts([path])
      },
    },
    { name: 'the Chromium Playwright installed', find: async () => firstThatStarts(await deps.playwrightPaths()) },
    { name: 'a browser of this system', find: () => firstThatStarts(systemBrowsers(platform, env)) },
    { name: 'the Chromium an earlier run fetched', find: () => firstThatStarts([deps.packedPath]) },
    {
      name: 'playwright install chromium --only-shell',
      find: async () => {
        log('browser: none on this machine, asking Playwright for one')
        await deps.installWithPlaywright()
        return firstThatStarts(await deps.playwrightPaths())
      },
    },
    {
      name: '@sparticuz/chromium from the npm registry',
      find: async () => {
        if (platform !== 'linux' || arch !== 'x64') throw new Error(`made for linux x64, this is ${platform} ${arch}`)
        log('browser: Playwright could not bring one, fetching @sparticuz/chromium (66 MB, once)')
        return deps.fetchPacked()
      },
    },
  ]
}

/**
 * Where Chrome, Chromium and Edge install themselves.
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
export function systemBrowsers(platform, env) {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`)
    return ['', env.HOME].flatMap((home) =>
      home === undefined ? [] : apps.map((app) => `${home}/Applications/${app}`),
    )
  }
  if (platform === 'win32') {
    const apps = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']
    apps.push('Microsoft\\Edge\\Application\\msedge.exe')
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return roots.flatMap((root) => (root ? apps.map((app) => `${root}\\${app}`) : []))
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable']
  return [...names.map((name) => `/usr/bin/${name}`), '/opt/google/chrome/chrome', '/snap/bin/chromium']
}

/** @returns {Deps} */
function realDeps() {
  const cacheRoot = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lean-link-kit')
  return {
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    exists: existsSync,
    start: startBrowser,
    playwrightPaths,
    installWithPlaywright: async () => {
      const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
      await run(process.execPath, [cli, 'install', 'chromium', '--only-shell'], 300_000)
    },
    packedPath: packedChromiumPath(cacheRoot),
    fetchPacked: () => fetchPackedChromium({ cacheRoot, run, start: startBrowser }),
  }
}

/** The full Chromium and, beside it, the headless shell that `--only-shell` installs. */
async function playwrightPaths() {
  const { chromium } = await import('playwright')
  const full = chromium.executablePath()
  const [, root, revision] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(full) ?? []
  if (root === undefined) return [full]
  const shellRoot = join(root, `chromium_headless_shell-${revision}`)
  if (!existsSync(shellRoot)) return [full]
  const files = readdirSync(shellRoot, { recursive: true, encoding: 'utf8' })
  const shells = files.filter((file) =>
    /^(chrome-headless-shell|headless_shell)(\.exe)?$/.test(file.split(sep).at(-1) ?? ''),
  )
  return [full, ...shells.map((file) => join(shellRoot, file))]
}

/** @param {string} path */
async function startBrowser(path) {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return
  await run(path, ['--version'], 30_000)
}

/**
 * Runs a command to its end; rejects with the last lines it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {number} timeoutMs
 * @param {string} [cwd]
 * @returns {Promise<void>}
 */
function run(command, args, timeoutMs, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${signal ?? `exit code ${code}`}: ${output.trim().split('\n').slice(-3).join(' ')}`))
    })
  })
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error)
}
