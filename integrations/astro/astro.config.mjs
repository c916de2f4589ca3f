import { leanSecretGuard } from '@lean-link/guard/vite'

export default {
  vite: {
    plugins: [process.env.GUARD === 'off' ? null : leanSecretGuard()],
    build: { sourcemap: process.env.SOURCEMAP !== 'off' },
  },
}
