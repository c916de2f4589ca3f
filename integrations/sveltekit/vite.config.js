import { leanSecretGuard } from '@lean-link/guard/vite'
import { sveltekit } from '@sveltejs/kit/vite'

export default {
  plugins: [sveltekit(), process.env.GUARD === 'off' ? null : leanSecretGuard()],
  build: { sourcemap: true },
}
