/** `pnpm example minimal`: packs the kit, installs that app of examples/ with it, and starts the app. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { examplesFolder, installExample, listExamples } from './installExample.mjs'
import { packKit } from './packKit.mjs'

const [name = ''] = process.argv.slice(2)
if (!listExamples().includes(name)) {
  console.error(
    `There is no example "${name}". Say one of: ${listExamples().join(', ')}. The demo starts by \`pnpm dev\`.`,
  )
  process.exit(1)
}
const folder = join(examplesFolder, name)
console.log('Packing the kit…')
packKit(fileURLToPath(new URL('../packed', import.meta.url)))
console.log(`Installing examples/${name}…`)
installExample(folder)
const app = spawn('npm', ['run', '--silent', 'dev'], {
  cwd: folder,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
app.on('close', (code) => (process.exitCode = code ?? 0))
// Ctrl-C reaches the app from the terminal; this process ends when the app has.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => app.kill())
