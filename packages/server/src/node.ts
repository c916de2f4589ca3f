/** `@lean-link/server/node`: mounts this package's handlers where requests are Node's own: Express, Fastify, Nest and plain Node. */
export { toNodeListener } from './node/toNodeListener.ts'
