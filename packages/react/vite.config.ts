import { libraryConfig } from '../../scripts/libraryConfig.ts'

export default libraryConfig({ index: 'src/index.ts' }, { developmentFolder: 'src/development' })
