/** Storybook as it is published: built into a folder of its own, served, and gone again at the end. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { preview } from 'vite'
import { pnpm } from './pnpm.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * @typedef {{ id: string, type: 'docs' | 'story', tags: string[] }} Entry
 * @param {(storybook: { url: string, entries: Entry[] }) => Promise<void>} visit
 */
export async function withBuiltStorybook(visit) {
  const folder = mkdtempSync(join(tmpdir(), 'lean-link-storybook-'))
  try {
    pnpm(['exec', 'storybook', 'build', '--disable-telemetry', '--quiet', '--output-dir', folder], root)
    const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))
    const server = await preview({
      configFile: false,
      root: folder,
      logLevel: 'error',
      build: { outDir: folder },
      preview: { port: 0, host: '127.0.0.1' },
    })
    try {
      await visit({ url: server.resolvedUrls?.local[0] ?? '', entries: Object.values(entries) })
    } finally {
      await server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
