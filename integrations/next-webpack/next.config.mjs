import { withLeanSecretGuard } from '@lean-link/guard/next'

export default withLeanSecretGuard({ productionBrowserSourceMaps: true })
