/** Frameworks on Vite render pages from their server build: where those pages are, and when they are there. */
import { join, resolve } from 'node:path'

export interface RenderedPages {
  folder: string
  /** `close`: when the bundle is closed; `exit`: only after Vite's last hook */
  thereOn: 'close' | 'exit'
  /** a build may render none */
  mayBeMissing: boolean
}

/** The part of Vite's resolved configuration that tells. */
export interface FrameworkConfig {
  root: string
  plugins: readonly { name: string }[]
  build: { ssr: boolean | string; outDir: string; copyPublicDir: boolean }
}

/** Undefined for a framework whose pages Vite itself writes, or none at all. */
export function findRenderedPages({ root, plugins, build }: FrameworkConfig): RenderedPages | undefined {
  const uses = (prefix: string) => plugins.some(({ name }) => name.startsWith(prefix))
  const output = resolve(root, build.outDir)
  // SvelteKit renders in `writeBundle` of its server build, and copies the pages to the adapter's output in `closeBundle`.
  if (uses('vite-plugin-sveltekit') && build.ssr)
    return { folder: join(output, '../prerendered'), thereOn: 'close', mayBeMissing: true }
  if (uses('astro:build')) {
    // Astro renders after both of its builds. Only a site without a server has its server build copy `public/` to where the pages go.
    const isBesidePages = Boolean(build.ssr) && !build.copyPublicDir
    return { folder: isBesidePages ? join(output, '../client') : output, thereOn: 'exit', mayBeMissing: false }
  }
  return undefined
}

/** Servers that render pages with a bundler of their own, into a folder that Vite does not know. */
export const rendersElsewhere = ({ plugins }: Pick<FrameworkConfig, 'plugins'>): boolean =>
  plugins.some(({ name }) => /^(?:nuxt|nitro)\b/.test(name))
