import { withLeanSecretGuard } from '@lean-link/guard/next'

const config = { productionBrowserSourceMaps: true }

export default process.env.GUARD === 'off' ? config : withLeanSecretGuard(config)
