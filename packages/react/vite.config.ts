import { libraryWithDevelopmentConfig } from '../../scripts/libraryConfig.ts'

export default libraryWithDevelopmentConfig({ index: 'src/index.ts' }, import.meta.url)
