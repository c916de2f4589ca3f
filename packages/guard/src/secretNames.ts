/** Which names of environment variables belong to secrets, and which of those a bundler would make public. */

const defaultNames = ['LEAN_CLIENT_SECRET', 'LEAN_*SECRET*']

/** Prefixes that make bundlers and frameworks copy a variable into the page. */
const publicPrefixes = [
  'VITE_',
  'NEXT_PUBLIC_',
  'NUXT_PUBLIC_',
  'REACT_APP_',
  'PUBLIC_',
  'EXPO_PUBLIC_',
  'GATSBY_',
  'STORYBOOK_',
  'VUE_APP_',
  'NG_APP_',
  'RSBUILD_PUBLIC_',
  'SNOWPACK_PUBLIC_',
  'PARCEL_PUBLIC_',
  'NX_PUBLIC_',
]

export interface SecretNames {
  /** A secret's own name, or one behind a public prefix. */
  isSecret(name: string): boolean
  isPublic(name: string): boolean
  /** Finds public names in code. Global, so that `matchAll` takes it. */
  readonly publicName: RegExp
}

/** `secretEnv` as in GuardOptions. */
export function createSecretNames(secretEnv: readonly string[] = defaultNames): SecretNames {
  const names = secretEnv.map((name) => name.replaceAll('*', '\\w*')).join('|')
  // `VITE_APP_LEAN_CLIENT_SECRET` is as public as without its middle part.
  const publicName = `(?:${publicPrefixes.join('|')})(?:[A-Z0-9]+_)*(?:${names})`
  const secret = new RegExp(`^(?:${names})$`)
  const isPublicName = new RegExp(`^${publicName}$`)
  return {
    isSecret: (name) => secret.test(name) || isPublicName.test(name),
    isPublic: (name) => isPublicName.test(name),
    publicName: new RegExp(`(?<!\\w)${publicName}(?!\\w)`, 'g'),
  }
}
