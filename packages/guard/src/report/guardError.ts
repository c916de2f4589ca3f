/** What the guard says when it cannot do its work: options that are wrong, output that cannot be read. */

/** Its plugins' name, and what a message begins with where nothing else says who speaks. */
export const guardName = 'lean-link-guard'

/**
 * `name` says whose error it is, so `message` does not: bundlers print the plugin's name themselves. Without a stack, which would push what
 * matters off the terminal by lines of the guard's own code.
 */
export class GuardError extends Error {
  override name: typeof guardName = guardName
  constructor(message: string) {
    super(message)
    this.stack = withGuardName(message)
  }
}

/** For a stream or a bundler that prints messages as they are. */
export const withGuardName = (text: string): string => `${guardName}: ${text}`

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'it failed')
