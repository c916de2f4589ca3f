import { leanSecretGuard } from '@lean-link/guard/vite'
import { sveltekit } from '@sveltejs/kit/vite'

export default {
  plugins: [sveltekit(), process.env.GUARD === 'off' ? null : leanSecretGuard()],
  build: { sourcemap: true },
  // For the mistake of a public prefix that only this app has.
  ...(process.env.ENV_PREFIX && { envPrefix: process.env.ENV_PREFIX }),
}
