/** What a person reads on a button and hears from a screen reader while a flow is under way. */
export type StatusText = 'opening' | 'open' | 'redirecting' | 'confirming' | 'success' | 'cancelled' | 'error' | 'retry'

/** The words an app puts in place of the kit's own. */
export type OwnTexts = { readonly [T in StatusText]?: string } | undefined
