/** Tells a Web-standard Request from the request objects of Node, Express, Koa and their like. */

/** By what is used of it: adapters and other realms have Request classes of their own. */
export function isWebRequest(value: unknown): value is Request {
  const request = value as Partial<Request> | null | undefined
  return typeof request?.url === 'string' && typeof request.headers?.get === 'function'
}

/** What to tell an app that passed another kind of request. */
export const webRequestAdvice =
  'It takes a Web-standard Request and got another object, such as a request of Express or Node. Mount a handler with toNodeListener of @lean-link/server/node, or give it the Request that your framework has.'
