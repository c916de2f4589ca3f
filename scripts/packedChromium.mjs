/**
 * The last resort of browser.mjs: the Chromium that the npm package @sparticuz/chromium carries. Fetched with the machine's own npm,
 * checked, and unpacked once per version. It is no devDependency, because 66 MB would go to everyone.
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

const decompress = promisify(brotliDecompress)

/** The newest version that runs on Node 20, and the integrity its registry entry states. */
const pinned = {
  version: '147.0.0',
  integrity: 'sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==',
}

/**
 * Where the executable of a version stands once it was fetched.
 * @param {string} cacheRoot
 * @param {string} [version]
 */
export function packedChromiumPath(cacheRoot, version = pinned.version) {
  return join(cacheRoot, `chromium-${version}`, 'chromium')
}

/**
 * Fetches, checks and unpacks; safe to run twice at once.
 * @param {object} deps
 * @param {string} deps.cacheRoot
 * @param {(command: string, args: string[], timeoutMs: number, cwd?: string) => Promise<void>} deps.run
 * @param {(path: string) => Promise<void>} deps.start rejects when the binary does not start
 * @param {() => boolean} [deps.hasFonts]
 * @param {{ version: string, integrity: string }} [deps.wanted]
 * @returns {Promise<string>} the path of an executable that starts
 */
export async function fetchPackedChromium({ cacheRoot, run, start, hasFonts = systemHasFonts, wanted = pinned }) {
  const executable = packedChromiumPath(cacheRoot, wanted.version)
  const home = dirname(executable)
  const work = join(cacheRoot, `unpacking-${randomUUID()}`)
  await mkdir(work, { recursive: true })
  try {
    await run('npm', ['pack', `@sparticuz/chromium@${wanted.version}`, '--silent'], 600_000, work)
    const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'))
    if (!archive) throw new Error('`npm pack` brought no archive')
    assertIntegrity(await readFile(join(work, archive)), wanted.integrity)
    const parts = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => `package/bin/${name}`)
    await run('tar', ['-xzf', archive, ...parts], 120_000, work)
    const unpacked = join(work, 'unpacked')
    await mkdir(unpacked)
    await unpack(join(work, 'package', 'bin'), { unpacked, home, run, start, hasFonts })
    await moveIntoPlace(unpacked, home, start)
    await start(executable)
    return executable
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * Refuses an archive that is not the pinned one.
 * @param {Uint8Array} bytes
 * @param {string} integrity `sha512-` and base64, as in a lockfile
 */
function assertIntegrity(bytes, integrity) {
  const actual = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
  if (actual !== integrity) {
    throw new Error(`the archive's checksum is ${actual}, wanted ${integrity}: not unpacked`)
  }
}

/**
 * Writes the binary, the libraries it was linked against if this system lacks them, and fonts if it has none: without any, Chromium
 * crashes at the first text.
 * @param {string} from
 * @param {Pick<Parameters<typeof fetchPackedChromium>[0], 'run' | 'start'> & { unpacked: string, home: string, hasFonts: () => boolean }} to
 */
async function unpack(from, { unpacked, home, run, start, hasFonts }) {
  const binary = join(unpacked, 'chromium')
  await writeFile(binary, await decompress(await readFile(join(from, 'chromium.br'))))
  await chmod(binary, 0o755)
  /** @param {string} name */
  const unpackTar = async (name) => {
    const tar = join(unpacked, 'unpacking.tar')
    await writeFile(tar, await decompress(await readFile(join(from, `${name}.tar.br`))))
    await run('tar', ['-xf', 'unpacking.tar'], 60_000, unpacked)
    await rm(tar)
  }
  const settings = []
  const starts = await start(binary).then(
    () => true,
    () => false,
  )
  if (!starts) {
    await unpackTar('al2023')
    settings.push(`LD_LIBRARY_PATH="${join(home, 'lib')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`)
  }
  if (!hasFonts()) {
    await unpackTar('fonts')
    const folders = `<dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'fonts-cache')}</cachedir>`
    await writeFile(join(unpacked, 'fonts.conf'), `<?xml version="1.0"?>\n<fontconfig>${folders}</fontconfig>\n`)
    settings.push(`FONTCONFIG_FILE="${join(home, 'fonts.conf')}"`)
  }
  if (settings.length === 0) return
  // A wrapper, so that one path says all: nobody who launches it has to know about libraries and fonts.
  await rename(binary, join(unpacked, 'chromium-binary'))
  const wrapper = `#!/bin/sh\n${settings.join(' ')} exec "${join(home, 'chromium-binary')}" "$@"\n`
  await writeFile(binary, wrapper, { mode: 0o755 })
}

/** Whether a font lies where fontconfig looks by default. */
function systemHasFonts() {
  const places = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.local/share/fonts'),
    join(homedir(), '.fonts'),
  ]
  return places.some(
    (place) =>
      existsSync(place) &&
      readdirSync(place, { recursive: true, encoding: 'utf8' }).some((file) => /\.(ttf|otf|ttc|otc|pfb)$/i.test(file)),
  )
}

/**
 * Two runs may unpack at once: the first rename wins, and the other run uses its result. One that no longer starts, after the system changed or
 * the cache was damaged, is replaced.
 * @param {string} unpacked
 * @param {string} home
 * @param {(path: string) => Promise<void>} start
 */
async function moveIntoPlace(unpacked, home, start) {
  const hasOneThatStarts = () =>
    start(join(home, 'chromium')).then(
      () => true,
      () => false,
    )
  try {
    await rename(unpacked, home)
  } catch (error) {
    if (!existsSync(home)) throw error
    if (await hasOneThatStarts()) return
    try {
      // Beside what is unpacked, to be deleted with it.
      await rename(home, `${unpacked}-before`)
      await rename(unpacked, home)
    } catch (replacing) {
      // Another run may have replaced it in between.
      if (!(await hasOneThatStarts())) throw replacing
    }
  }
}
