/** An answer that does not come, for scenarios that hang; it holds no timer, so it keeps no process alive. */
export const hangForever = (): Promise<never> => new Promise(() => {})
