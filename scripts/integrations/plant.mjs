/** Changes files of an installed app for one build, and puts them back. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { secret } from '../../integrations/mistakes.mjs'

/**
 * Writes the mistake into the app, and returns how to undo it.
 * @param {string} folder
 * @param {import('../../integrations/apps.mjs').BuiltApp} app
 * @param {import('../../integrations/mistakes.mjs').Mistake} mistake
 */
export function plant(folder, { script, page, publicFolder }, { line, files = {}, html }) {
  /** @type {Record<string, string>} */
  const changed = {}
  for (const [file, text] of Object.entries(files)) changed[file.replace(/^public\//, `${publicFolder}/`)] = text
  if (line !== undefined) {
    // After a directive, which must stay first.
    changed[script] = readFileSync(join(folder, script), 'utf8').replace(
      /^(?:'use client'\n)?/,
      (directive) => `${directive}${line}\n`,
    )
  }
  if (html) {
    // A page that was written by hand, or one whose server part renders the secret.
    changed[page] = readFileSync(join(folder, page), 'utf8')
      .replace('content=""', `content="${secret.replace('&', '&amp;')}"`)
      .replace("planted = ''", 'planted = process.env.LEAN_CLIENT_SECRET')
  }
  return replaceFiles(folder, changed)
}

/**
 * Writes files into the app, and returns how to put back what was there.
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} files
 */
export function replaceFiles(folder, files) {
  const before = Object.keys(files).map((file) => {
    const path = join(folder, file)
    return { path, text: existsSync(path) ? readFileSync(path, 'utf8') : null }
  })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return () => {
    for (const { path, text } of before) {
      if (text === null) rmSync(path)
      else writeFileSync(path, text)
    }
  }
}
