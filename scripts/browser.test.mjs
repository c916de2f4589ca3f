/** The chain that finds a browser, on a machine made of plain data. */
import { describe, expect, it } from 'vitest'
import { findBrowser, launchOptions, systemBrowsers } from './browser.mjs'

const silent = () => {}

/**
 * A machine without any browser, and with no way to get one, except what `has` says.
 * @param {{ files?: string[], broken?: string[], env?: Record<string, string> }} [has]
 */
function machine({ files = [], broken = [], env = {} } = {}) {
  /** @type {string[]} */
  const asked = []
  const there = new Set(files)
  return {
    asked,
    there,
    deps: {
      env,
      platform: /** @type {NodeJS.Platform} */ ('linux'),
      arch: 'x64',
      exists: (/** @type {string} */ path) => there.has(path),
      start: async (/** @type {string} */ path) => {
        asked.push(path)
        if (broken.includes(path)) throw new Error('libnss3.so: cannot open shared object file')
      },
      playwrightPaths: async () => ['/pw/chrome', '/pw/shell'],
      installWithPlaywright: async () => {
        asked.push('install')
        throw new Error('ENOTFOUND')
      },
      packedPath: '/cache/chromium',
      fetchPacked: async () => {
        asked.push('fetch')
        throw new Error('the archive does not match')
      },
    },
  }
}

describe('findBrowser', () => {
  it.each([
    { from: 'the variable', files: ['/mine', '/pw/chrome', '/usr/bin/chromium', '/cache/chromium'], found: '/mine' },
    { from: 'Playwright', files: ['/pw/shell', '/usr/bin/chromium', '/cache/chromium'], found: '/pw/shell' },
    { from: 'the system', files: ['/usr/bin/chromium', '/cache/chromium'], found: '/usr/bin/chromium' },
    { from: 'an earlier fetch', files: ['/cache/chromium'], found: '/cache/chromium' },
  ])('takes the browser of $from before everything after it, and downloads nothing', async ({ files, found }) => {
    const env = found === '/mine' ? { LEAN_LINK_CHROMIUM: '/mine' } : {}
    const { deps, asked } = machine({ files, env })
    expect(await findBrowser(deps, silent)).toBe(found)
    expect(asked).toEqual([found])
  })

  it('installs with Playwright before it fetches the packed one', async () => {
    const { deps, asked, there } = machine()
    const installWithPlaywright = async () => void there.add('/pw/shell')
    expect(await findBrowser({ ...deps, installWithPlaywright }, silent)).toBe('/pw/shell')
    expect(asked).not.toContain('fetch')
  })

  it('fetches the packed one when Playwright cannot install', async () => {
    const { deps, asked } = machine()
    expect(await findBrowser({ ...deps, fetchPacked: async () => '/cache/chromium' }, silent)).toBe('/cache/chromium')
    expect(asked).toEqual(['install'])
  })

  it('passes over a browser that is there and does not start', async () => {
    const { deps } = machine({ files: ['/pw/chrome', '/usr/bin/chromium'], broken: ['/pw/chrome'] })
    expect(await findBrowser(deps, silent)).toBe('/usr/bin/chromium')
  })

  it('stops at a named browser that is missing rather than running another one', async () => {
    const { deps, asked } = machine({ files: ['/usr/bin/chromium'], env: { LEAN_LINK_CHROMIUM: '/typo' } })
    await expect(findBrowser(deps, silent)).rejects.toThrow('LEAN_LINK_CHROMIUM: nothing at /typo')
    expect(asked).toEqual([])
  })

  it('lists every step and its reason when none has a browser', async () => {
    const { deps } = machine({ files: ['/pw/chrome'], broken: ['/pw/chrome'] })
    const error = await findBrowser(deps, silent).catch((reason) => reason)
    const lines = error.message.split('\n').filter((/** @type {string} */ line) => line.startsWith('  - '))
    expect(lines).toEqual([
      '  - LEAN_LINK_CHROMIUM: not set',
      '  - the Chromium Playwright installed: /pw/chrome does not start: libnss3.so: cannot open shared object file',
      expect.stringContaining('  - a browser of this system: nothing at /usr/bin/google-chrome-stable'),
      '  - the Chromium an earlier run fetched: nothing at /cache/chromium',
      '  - playwright install chromium --only-shell: ENOTFOUND',
      '  - @sparticuz/chromium from the npm registry: the archive does not match',
    ])
  })

  it.each([
    { platform: /** @type {const} */ ('linux'), arch: 'arm64' },
    { platform: /** @type {const} */ ('darwin'), arch: 'x64' },
  ])('does not fetch the linux x64 binary on $platform $arch', async ({ platform, arch }) => {
    const { deps, asked } = machine()
    await expect(findBrowser({ ...deps, platform, arch }, silent)).rejects.toThrow('made for linux x64')
    expect(asked).not.toContain('fetch')
  })

  it('says which browser it uses', async () => {
    /** @type {string[]} */
    const lines = []
    await findBrowser(machine({ files: ['/cache/chromium'] }).deps, (line) => lines.push(line))
    expect(lines).toEqual(['browser: /cache/chromium (the Chromium an earlier run fetched)'])
  })
})

describe('systemBrowsers', () => {
  it('knows the places of macOS, for all users and for one', () => {
    const paths = systemBrowsers('darwin', { HOME: '/Users/a' })
    expect(paths).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(paths).toContain('/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium') // repo-rules-allow: nobody's home
  })

  it('knows the places of Windows that its environment names', () => {
    const paths = systemBrowsers('win32', { PROGRAMFILES: 'C:\\Program Files' })
    expect(paths).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe')
    expect(paths).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe')
    expect(paths.join()).not.toContain('undefined')
  })
})

describe('launchOptions', () => {
  it('takes the sandbox away from root only', () => {
    expect(launchOptions('/chrome', 0).args).toContain('--no-sandbox')
    expect(launchOptions('/chrome', 1000).args).not.toContain('--no-sandbox')
    expect(launchOptions('/chrome', 1000).executablePath).toBe('/chrome')
  })
})
