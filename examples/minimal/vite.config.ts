/** Vite serves the page, and passes what the page asks of the backend on to server.ts. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      // `changeOrigin: false` lets the backend see the page's own host: the token endpoint answers only pages of its own origin.
      '/api': { target: `http://localhost:${process.env.PORT ?? 3000}`, changeOrigin: false },
    },
  },
})
