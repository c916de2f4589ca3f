/** Storybook's configuration: stories of the kit's React parts, their docs, axe, and the tests that Vitest makes of them. */
import type { StorybookConfig } from '@storybook/react-vite'
import react from '@vitejs/plugin-react'
import { defaultClientConditions } from 'vite'

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // Holds MSW's worker, which answers for the simulator: a static build needs no server.
  staticDirs: ['./public'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), react()],
    // Packages resolve to their sources: no build before Storybook.
    resolve: { ...vite.resolve, conditions: ['@lean-link/source', ...defaultClientConditions] },
  }),
}

export default config
