import { libraryWithDevelopmentConfig } from '../../scripts/libraryConfig.ts'

export default libraryWithDevelopmentConfig(
  { index: 'src/index.ts', methods: 'src/methods.ts', internal: 'src/internal.ts' },
  import.meta.url,
)
