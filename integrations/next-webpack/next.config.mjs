import { withLeanSecretGuard } from '@lean-link/guard/next'

// A function, as some apps have it.
const config = async () => ({ productionBrowserSourceMaps: true })

export default process.env.GUARD === 'off' ? config : withLeanSecretGuard(config)
