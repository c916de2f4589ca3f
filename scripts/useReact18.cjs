/** Loaded by Node before the tests of `pnpm test:react18`: libraries that ask for React get the old one too. Vite's aliases reach only our files. */
/** @type {any} The types leave out what is not documented; it has been there since Node has packages. */
const Module = require('node:module')

const resolve = Module._resolveFilename
Module._resolveFilename = function resolveFilename(/** @type {string} */ request, /** @type {unknown[]} */ ...context) {
  return resolve.call(this, request.replace(/^(react|react-dom)(?=\/|$)/, '$1-18'), ...context)
}
