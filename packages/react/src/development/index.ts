/** Helps while a React app is developed; see developmentTools.ts. */
import { createContext } from 'react'
import { checkElementProps } from './checkElementProps.ts'
import { checkCreatedClient, trackProvider } from './checkProviders.ts'
import { checkOnlyChild, describeMissingProvider } from './describeMisuse.ts'
import type { DevelopmentTools } from './developmentTools.ts'

// React's build for server components has no context: the file's directive was lost on the way.
if (typeof createContext !== 'function')
  throw new Error(
    "@lean-link/react was loaded as a server component, where React has no context. A bundler has dropped its 'use client' directive: import it from a file of your own that begins with 'use client'.",
  )

export const development: DevelopmentTools | undefined = {
  describeMissingProvider,
  checkOnlyChild,
  checkElementProps,
  checkCreatedClient,
  trackProvider,
}
