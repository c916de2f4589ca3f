import { libraryConfig } from '../../scripts/libraryConfig.ts'

export default libraryConfig(
  { index: 'src/index.ts', methods: 'src/methods.ts', internal: 'src/internal.ts' },
  { developmentFolder: 'src/development' },
)
