import { libraryConfig } from '../../scripts/libraryConfig.ts'

export default libraryConfig({
  index: 'src/index.ts',
  'development/index': 'src/development/index.ts',
  'development/production': 'src/development/production.ts',
})
