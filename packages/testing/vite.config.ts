import { libraryConfig } from '../../scripts/libraryConfig.ts'

export default libraryConfig({
  index: 'src/index.ts',
  node: 'src/node.ts',
  react: 'src/react.tsx',
  msw: 'src/msw.ts',
  playwright: 'src/playwright.ts',
  storybook: 'src/storybook.tsx',
  conformance: 'src/conformance.ts',
  cli: 'src/node/cli.ts',
})
