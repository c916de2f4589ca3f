/** Refuses a Next that would build without running the guard: a check that does not run must not look like one that passed. */
import { readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { GuardError } from '../report/guardError.ts'

/** `compiler.runAfterProductionCompile` came with Next 15.4. Only production builds and servers are refused. */
export function checkNextVersion(
  version: string | undefined = readNextVersion(),
  env: string | undefined = process.env['NODE_ENV'],
): void {
  if (env !== 'production') return
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  if (major > 15 || (major === 15 && minor >= 4)) return
  const found = version === undefined ? "Next's version cannot be found" : `Next ${version} has no hook for it`
  throw new GuardError(
    `${found}, so the build would pass unchecked. Use Next 15.4 or later, or remove withLeanSecretGuard and run "npx lean-link-guard .next/static" after the build.`,
  )
}

function readNextVersion(): string | undefined {
  // The app's folder, then the folder of the running `next`.
  const places = [join(process.cwd(), 'next.config.js'), process.argv[1]]
  for (const place of places) {
    if (place === undefined) continue
    try {
      const manifest = createRequire(realpathSafe(place)).resolve('next/package.json')
      return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
    } catch {
      continue
    }
  }
  return undefined
}

function realpathSafe(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
