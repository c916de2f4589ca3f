/** Finds credentials by the names of their keys, wherever they are in a value. */

/** Compared without case, `_` and `-`. */
const credentialNames = ['clientsecret', 'appsecret', 'apitoken', 'accesstoken']
/** The app's own data, which Lean passes on unread. */
const uncheckedNames = ['supplementarydata', 'customermetadata']
/** Neither a cycle nor half the page behind an event may hang the search; no shape that the kit knows has so many objects. */
const maxObjects = 1_000

/**
 * Paths of all own and nested keys of `value` that are named like a credential, whatever the case, `_` and `-` in the name; also of the
 * entries of a Map, Headers or a form. A path that ends with `…` is of what was not read to its end, and refused like the others.
 */
export function findCredentials(value: unknown, path = '', visited: Set<unknown> = new Set()): string[] {
  if (typeof value !== 'object' || !value || visited.size > maxObjects || visited.has(value)) return []
  visited.add(value)
  if (visited.size > maxObjects) return [path + '…']
  try {
    const isCollection = Symbol.iterator in value && !Array.isArray(value)
    const collected = isCollection ? (value as Map<unknown, unknown>).entries() : []
    return [...Object.entries(value), ...collected].flatMap(([key, inner]) => {
      const name = `${key}`
      const folded = name.replace(/[_-]/g, '').toLowerCase()
      // Lean's spelling of appToken is told from ours by its underscore.
      if (name === 'app_token' || credentialNames.includes(folded)) return path + name
      return uncheckedNames.includes(folded) ? [] : findCredentials(inner, path + name + '.', visited)
    })
  } catch {
    return [path + '…']
  }
}
