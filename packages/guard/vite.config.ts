import { libraryConfig } from '../../scripts/libraryConfig.ts'

export default libraryConfig({
  index: 'src/index.ts',
  vite: 'src/vite.ts',
  rollup: 'src/rollup.ts',
  webpack: 'src/webpack.ts',
  rspack: 'src/rspack.ts',
  esbuild: 'src/esbuild.ts',
  next: 'src/next.ts',
  cli: 'src/cli.ts',
})
