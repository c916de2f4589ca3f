/** Fetching the packed Chromium: real files in a temporary folder, a pretended npm. */
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchPackedChromium, packedChromiumPath } from './packedChromium.mjs'

/** @type {string} */
let folder
/** @type {Buffer} */
let archive

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packed-chromium-'))
  const bin = join(folder, 'package', 'bin')
  mkdirSync(join(folder, 'lib'), { recursive: true })
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(folder, 'lib', 'libnss3.so'), 'a library')
  mkdirSync(join(folder, 'fonts'))
  writeFileSync(join(folder, 'fonts', 'OpenSans.ttf'), 'a font')
  writeFileSync(join(folder, 'fonts.conf'), 'of somebody else')
  execFileSync('tar', ['-cf', 'libraries.tar', 'lib'], { cwd: folder })
  execFileSync('tar', ['-cf', 'fonts.tar', 'fonts.conf', 'fonts'], { cwd: folder })
  writeFileSync(join(bin, 'chromium.br'), brotliCompressSync('#!/bin/sh\necho "$LD_LIBRARY_PATH$FONTCONFIG_FILE $1"\n'))
  writeFileSync(join(bin, 'fonts.tar.br'), brotliCompressSync(readFileSync(join(folder, 'fonts.tar'))))
  writeFileSync(join(bin, 'al2023.tar.br'), brotliCompressSync(readFileSync(join(folder, 'libraries.tar'))))
  execFileSync('tar', ['-czf', 'packed.tgz', 'package'], { cwd: folder })
  archive = readFileSync(join(folder, 'packed.tgz'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** @param {{ start?: (path: string) => Promise<void>, integrity?: string, hasFonts?: boolean }} [given] */
function fetchIt({ start = async () => {}, integrity, hasFonts = true } = {}) {
  const wanted = {
    version: '1.2.3',
    integrity: integrity ?? `sha512-${createHash('sha512').update(archive).digest('base64')}`,
  }
  return fetchPackedChromium({
    cacheRoot: join(folder, 'cache'),
    wanted,
    start,
    hasFonts: () => hasFonts,
    run: async (command, args, _timeoutMs, cwd = folder) => {
      if (command === 'npm') writeFileSync(join(cwd, 'sparticuz.tgz'), archive)
      else execFileSync(command, args, { cwd })
    },
  })
}

describe('fetchPackedChromium', () => {
  it('leaves an executable in the cache, under its version, and nothing else', async () => {
    const path = await fetchIt()
    expect(path).toBe(packedChromiumPath(join(folder, 'cache'), '1.2.3'))
    expect(execFileSync(path, ['hello'], { env: {} }).toString()).toBe(' hello\n')
    expect(readdirSync(join(folder, 'cache'))).toEqual(['chromium-1.2.3'])
  })

  it('refuses an archive with another checksum, and unpacks nothing of it', async () => {
    await expect(fetchIt({ integrity: 'sha512-other' })).rejects.toThrow(/checksum is sha512-.*wanted sha512-other/)
    expect(readdirSync(join(folder, 'cache'))).toEqual([])
  })

  it('brings the libraries along when the binary does not start without them', async () => {
    let starts = 0
    const start = async () => {
      starts += 1
      if (starts === 1) throw new Error('libnss3.so: cannot open shared object file')
    }
    const path = await fetchIt({ start })
    const libraries = join(path, '..', 'lib')
    expect(existsSync(join(libraries, 'libnss3.so'))).toBe(true)
    expect(execFileSync(path, ['hello'], { env: {} }).toString()).toBe(`${libraries} hello\n`)
  })

  it('brings fonts along where there are none, and tells Chromium where', async () => {
    const path = await fetchIt({ hasFonts: false })
    const config = join(path, '..', 'fonts.conf')
    expect(execFileSync(path, ['hello'], { env: {} }).toString()).toBe(`${config} hello\n`)
    expect(readFileSync(config, 'utf8')).toContain(`<dir>${join(path, '..', 'fonts')}</dir>`)
    expect(existsSync(join(path, '..', 'fonts', 'OpenSans.ttf'))).toBe(true)
  })

  it('rejects when the binary does not start even with them', async () => {
    const start = () => Promise.reject(new Error('exec format error'))
    await expect(fetchIt({ start })).rejects.toThrow('exec format error')
  })

  it('replaces one in the cache that no longer starts, or is not there', async () => {
    const path = packedChromiumPath(join(folder, 'cache'), '1.2.3')
    /** @param {string} tried */
    const start = async (tried) => void execFileSync(tried, ['hello'], { env: {} })
    for (const broken of ['#!/bin/sh\nexit 1\n', undefined]) {
      rmSync(join(path, '..'), { recursive: true, force: true })
      mkdirSync(join(path, '..'), { recursive: true })
      if (broken !== undefined) writeFileSync(path, broken, { mode: 0o755 })
      writeFileSync(join(path, '..', 'left-over'), '')
      expect(await fetchIt({ start })).toBe(path)
      expect(execFileSync(path, ['hello'], { env: {} }).toString()).toBe(' hello\n')
      expect(readdirSync(join(path, '..'))).toEqual(['chromium'])
      expect(readdirSync(join(folder, 'cache'))).toEqual(['chromium-1.2.3'])
    }
  })

  it('keeps one in the cache that starts', async () => {
    const path = await fetchIt()
    writeFileSync(join(path, '..', 'of-the-first'), '')
    await fetchIt()
    expect(existsSync(join(path, '..', 'of-the-first'))).toBe(true)
  })

  it('two at once end with the same executable', async () => {
    const [first, second] = await Promise.all([fetchIt(), fetchIt()])
    expect(first).toBe(second)
    expect(readdirSync(join(folder, 'cache'))).toEqual(['chromium-1.2.3'])
  })
})
