import { mergeConfig } from 'vite'
import { libraryConfig } from '../../scripts/libraryConfig.ts'

export default mergeConfig(
  libraryConfig({
    index: 'src/index.ts',
    node: 'src/node.ts',
    reactServer: 'src/reactServer.ts',
    browser: 'src/browser.ts',
  }),
  {
    // The import that is there to fail in the user's build, not in this one.
    build: { rolldownOptions: { external: [/must not be bundled for a browser/] } },
  },
)
