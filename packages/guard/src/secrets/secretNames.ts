/** Which names of environment variables belong to secrets, and which of those a bundler would make public. */

const defaultNames = ['LEAN_CLIENT_SECRET', 'LEAN_*SECRET*']

/** Prefixes that make bundlers and frameworks copy a variable into the page. */
export const publicPrefixes: readonly string[] = [
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
  'WXT_',
  'PLASMO_PUBLIC_',
  'RENDERER_VITE_',
  'BUN_PUBLIC_',
  'TARO_APP_',
  'UMI_APP_',
  'REDWOOD_ENV_',
]

export interface SecretNames {
  /** A secret's own name, or one behind a public prefix. */
  isSecret(name: string): boolean
  isPublic(name: string): boolean
  /** Finds public names in code. Global, so that `matchAll` takes it. */
  readonly publicName: RegExp
}

/** `secretEnv` as in GuardOptions; `morePrefixes` make a name public too. */
export function createSecretNames(
  secretEnv: readonly string[] = defaultNames,
  morePrefixes: readonly string[] = [],
): SecretNames {
  // Names are short; without limits a long odd word in a bundle would take a time that grows with its square.
  const names = secretEnv.map((name) => name.replaceAll('*', '\\w{0,80}')).join('|')
  const prefix = `(?:${[...publicPrefixes, ...morePrefixes].join('|')})`
  // `VITE_APP_LEAN_CLIENT_SECRET` is as public as without its middle part, and so is the secret's own name behind the prefix `LEAN_`.
  const publicName = `(?:${prefix}(?:[A-Z0-9]{1,40}_){0,8}(?:${names})|(?=${prefix})(?:${names}))`
  const secret = new RegExp(`^(?:${names})$`)
  const isPublicName = new RegExp(`^${publicName}$`)
  return {
    isSecret: (name) => secret.test(name) || isPublicName.test(name),
    isPublic: (name) => isPublicName.test(name),
    publicName: new RegExp(`(?<!\\w)${publicName}(?!\\w)`, 'g'),
  }
}
