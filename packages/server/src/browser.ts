/**
 * What a browser build gets instead of this package: an import that cannot be resolved and whose name is the reason, so that every
 * bundler stops with that sentence. It is a relative one because Rollup and Rolldown only warn about a package they cannot find.
 */

// @ts-expect-error This module does not exist on purpose: a thrown error would only be seen once the secret is in the bundle.
export * from './The package @lean-link/server holds the client secret and must not be bundled for a browser. Import it on the server only; in the page call your token endpoint with tokenEndpoint() of @lean-link/core.'
