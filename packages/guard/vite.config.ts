import { libraryConfig } from '../../scripts/libraryConfig.ts'

export default libraryConfig({
  index: 'src/index.ts',
  'bundlers/vite': 'src/bundlers/vite.ts',
  'bundlers/rollup': 'src/bundlers/rollup.ts',
  'bundlers/webpack': 'src/bundlers/webpack.ts',
  'bundlers/rspack': 'src/bundlers/rspack.ts',
  'bundlers/esbuild': 'src/bundlers/esbuild.ts',
  'bundlers/next': 'src/bundlers/next.ts',
  cli: 'src/cli.ts',
})
