/** Where LinkSDK's script is. */
import type { LeanClientOptions } from '../api/options.ts'

/** The address of LinkSDK's loader. Source: Lean's web page. The v2 bundle's is in rare/startV2Bundle.ts. */
export const getScriptUrl = ({ country, scriptUrl }: LeanClientOptions): string =>
  scriptUrl ?? `https://cdn.leantech.me/link/loader/prod/${country}/latest/lean-link-loader.min.js`
