/** The React package's tests on React 18.2, the oldest one that it works with: `pnpm test:react18`. */
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import current from './vite.config.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `<Activity>`, `use`, and children that a server component still waits for: React 18 has none of them. */
const newerOnly = ['**/concurrent.browser.test.tsx', '**/asChild.test.tsx']

const projects = (current.test?.projects ?? []) as TestProjectInlineConfiguration[]

export default defineConfig({
  test: {
    projects: projects
      .filter((project) => ['unit', 'dom', 'browser'].includes(String(project.test?.name)))
      .map((project) => ({
        ...project,
        resolve: {
          ...project.resolve,
          alias: [
            { find: /^react(?=\/|$)/, replacement: 'react-18' },
            { find: /^react-dom(?=\/|$)/, replacement: 'react-dom-18' },
          ],
        },
        test: {
          ...project.test,
          include: (project.test?.include ?? [])
            .filter((pattern) => pattern.startsWith('packages/'))
            .map((pattern) => pattern.replace('packages/*', 'packages/react').replace('{ts,tsx}', 'tsx')),
          exclude: [...(project.test?.exclude ?? []), ...newerOnly],
          execArgv: ['--require', at('scripts/useReact18.cjs')],
        },
      })),
  },
})
