import { leanSecretGuard } from '@lean-link/guard/vite'

export default {
  vite: {
    plugins: [process.env.GUARD === 'off' ? null : leanSecretGuard()],
    // For the mistake of a public prefix that only this app has.
    ...(process.env.ENV_PREFIX && { envPrefix: process.env.ENV_PREFIX }),
    build: { sourcemap: process.env.SOURCEMAP !== 'off' },
  },
}
