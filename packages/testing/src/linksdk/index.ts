/** The browser half of the simulator: LinkSDK's script and its dialog, as text for a server or a service worker to send. */
/// <reference types="vite/client" />
export { dialogPage } from './dialogPage.ts'
export { linkSdkScript } from './linkSdkScript.ts'
