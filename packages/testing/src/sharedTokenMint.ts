/** The one token mint of this process: the only state at module level, because a key pair per test would cost more than the test. */
import { createTokenMint, type TokenMint } from './accessTokens.ts'

/** Makes its key pair at the first token. Why it is shared: docs/decisions/080-one-key-pair-per-process.md. */
export const sharedTokenMint: TokenMint = /* @__PURE__ */ createTokenMint()
