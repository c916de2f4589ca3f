/** The client, for everything that has no hook of its own. */
'use client'
import type { LeanClient } from '@lean-link/core'
import { toClient } from '@lean-link/core/internal'
import { useLeanContext } from './context.ts'

/** The client of the nearest {@link LeanProvider}; throws outside one. Never renders by itself. */
export const useLean = (): LeanClient => toClient(useLeanContext('useLean()').core)
