/** Apps for the tests of one file: each in a folder of its own that is the working folder too, gone after the test. */
import { rm } from 'node:fs/promises'
import { afterEach, vi } from 'vitest'
import { createApp } from './plantedApp.ts'

export function temporaryApps(): (...app: Parameters<typeof createApp>) => Promise<string> {
  const folders: string[] = []
  afterEach(async () => {
    vi.restoreAllMocks()
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
  })
  return async (...app) => {
    const folder = await createApp(...app)
    folders.push(folder)
    // Rollup and Rolldown know no project root but the working folder.
    vi.spyOn(process, 'cwd').mockReturnValue(folder)
    return folder
  }
}
