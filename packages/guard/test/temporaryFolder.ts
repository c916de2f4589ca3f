/** A new folder for each test of a file, gone after it; its secrets in the environment and its mocks go with it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'

export interface TemporaryFolder {
  /** of the running test */
  readonly root: string
  /** Files by their path inside it; folders on the way are made. */
  write(files: Record<string, string | Uint8Array>): Promise<void>
}

export function temporaryFolder(): TemporaryFolder {
  let root = ''
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'lean-link-guard-'))
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
    await rm(root, { recursive: true, force: true })
  })
  return {
    get root() {
      return root
    },
    async write(files) {
      for (const [file, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, file)), { recursive: true })
        await writeFile(join(root, file), content)
      }
    },
  }
}
