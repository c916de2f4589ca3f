/** jsdom, with the parts of the web that Node has and jsdom lacks; README of @lean-link/testing shows this file. */
const { TestEnvironment } = require('jest-environment-jsdom')

const missing = ['TextEncoder', 'TextDecoder', 'fetch', 'Headers', 'Request', 'Response', 'structuredClone']
const streams = ['ReadableStream', 'TransformStream', 'WritableStream']

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup()
    for (const name of [...missing, ...streams]) this.global[name] ??= globalThis[name]
    // Bytes of Node's own functions are Node's, and have to be an instance of what the page calls by that name.
    Object.assign(this.global, { Uint8Array, ArrayBuffer })
    Object.defineProperty(this.global, 'crypto', { value: crypto, configurable: true })
    for (const name of ['getEntriesByName', 'getEntriesByType', 'clearResourceTimings'])
      this.global.performance[name] ??= performance[name].bind(performance)
  }
}
