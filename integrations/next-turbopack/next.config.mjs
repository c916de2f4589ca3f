import { withLeanSecretGuard } from '@lean-link/guard/next'

// A function, as some apps have it.
export default withLeanSecretGuard(async () => ({ productionBrowserSourceMaps: true }))
