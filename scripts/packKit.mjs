/** Builds and packs the packages as their users install them. `pnpm pack:all` leaves the tarballs in `packed/`; tests of packages and examples use it too. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pnpm } from './pnpm.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * @param {string} folder where the tarballs go, each named after its package: `lean-link-core.tgz`
 * @returns {string[]} their paths
 */
export function packKit(folder) {
  mkdirSync(folder, { recursive: true })
  pnpm(['run', 'build'])
  return readdirSync(join(root, 'packages'))
    .filter(isPublished)
    .map((name) => {
      const tarball = join(folder, `lean-link-${name}.tgz`)
      pnpm(['pack', '--out', tarball], join(root, 'packages', name))
      return tarball
    })
}

/**
 * Packages that are built into others are never packed.
 * @param {string} name
 */
function isPublished(name) {
  return 'publishConfig' in JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tarballs = packKit(join(root, 'packed')).map((path) => relative(root, path).replaceAll('\\', '/'))
  console.log(`packed:\n${tarballs.map((path) => `  ${path}`).join('\n')}\n`)
  console.log('To install them in an app, name what it uses and everything that needs, in one command:')
  console.log('  npm install <this folder>/packed/lean-link-{core,react,server}.tgz')
  console.log('  npm install --save-dev <this folder>/packed/lean-link-{testing,guard}.tgz')
}
