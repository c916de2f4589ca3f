/** Measures the kit and its peers in one column of the table: one bundler with one target. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundlers } from './bundlers.mjs'
import { sizeOf, toChunks } from './measure.mjs'

/**
 * @typedef {import('./bundlers.mjs').Bundler} Bundler
 * @typedef {import('./measure.mjs').Size} Size
 *
 * @typedef {object} Column
 * @property {string} name `esbuild es2020`
 * @property {Record<string, import('../checkBudgets.mjs').Chunk[]>} apps `button`: one provider and one button; `readme`: README's snippet
 * @property {Record<string, number>} buttons bytes that each further button adds to the initial part
 * @property {Record<string, Size>} peers
 * @property {string[]} problems
 */

const kit = ['LeanProvider', 'ConnectButton']
const kitApp = `export { ${kit.join(', ')} } from '@lean-link/react'`

/** What their READMEs start with, in as few exports as that takes. */
const peers = {
  'react-plaid-link': "export { usePlaidLink } from 'react-plaid-link'",
  '@stripe/react-connect-js': `
    export { loadConnectAndInitialize } from '@stripe/connect-js'
    export { ConnectComponentsProvider, ConnectPayments } from '@stripe/react-connect-js'`,
}

export const columns = Object.keys(bundlers).flatMap((bundler) =>
  ['es2020', 'es2022'].map((target) => ({ name: `${bundler} ${target}`, bundler, target })),
)

/**
 * @param {(typeof columns)[number]} column
 * @param {object} from
 * @param {string} from.folder where the kit is installed
 * @param {string} from.readme README's snippet
 * @param {readonly string[]} from.buttons every further button's name
 * @param {Record<string, string>} from.parts see toChunks
 * @param {readonly string[]} from.developmentTexts
 * @returns {Promise<Column>}
 */
export async function measureColumn({ name, bundler, target }, { folder, readme, buttons, parts, developmentTexts }) {
  const bundle = /** @type {Bundler} */ (bundlers[bundler])
  /** @param {string} code */
  const buildChunks = async (code) => toChunks(await bundle({ folder, code, target }), folder, parts)
  /** @param {string} code */
  const measureInitial = async (code) => sizeOf(await buildChunks(code), ['initial'])

  const files = await bundle({ folder, code: kitApp, target })
  const chunks = toChunks(files, folder, parts)
  const initial = sizeOf(chunks, ['initial'])
  /** @type {Record<string, number>} */
  const added = {}
  for (const button of buttons)
    added[button] =
      (await measureInitial(`${kitApp}\nexport { ${button} } from '@lean-link/react'`)).bytes - initial.bytes
  /** @type {Record<string, Size>} */
  const peerSizes = {}
  for (const [peer, code] of Object.entries(peers)) peerSizes[peer] = await measureInitial(code)
  const found = developmentTexts.filter((text) => files.some(({ code }) => code.includes(text)))
  return {
    name,
    apps: { button: chunks, readme: await buildChunks(readme) },
    buttons: added,
    peers: peerSizes,
    problems: [
      ...found.map((text) => `production files hold "${text}", which is for developers`),
      ...(await findProblemsOfOneFile({ folder, bundler, target })),
    ],
  }
}

/**
 * Some apps are built as one file: that file must hold everything, and load.
 * @param {{ folder: string, bundler: string, target: string }} column
 */
async function findProblemsOfOneFile({ folder, bundler, target }) {
  const build = /** @type {Bundler} */ (bundlers[bundler])
  const files = await build({ folder, code: kitApp, target, split: false })
  const [only] = files
  if (!only || files.length !== 1) return [`an app built as one file has ${files.length}`]
  const place = join(folder, 'oneFile')
  const file = join(place, `${bundler}-${target}.mjs`)
  await mkdir(place, { recursive: true })
  try {
    await writeFile(file, only.code)
    const loaded = await import(pathToFileURL(file).href)
    const missing = kit.filter((name) => loaded[name] === undefined)
    return missing.length > 0 ? [`an app built as one file does not export ${missing.join(', ')}`] : []
  } catch (error) {
    return [`an app built as one file does not load: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}
