/** Resolves when the page is shown: a browser may render one that nobody ever sees, and a token for it would be asked for in vain. */
export const whenShown = (): Promise<unknown> | undefined =>
  (document as Document & { readonly prerendering?: boolean }).prerendering
    ? new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }))
    : undefined
