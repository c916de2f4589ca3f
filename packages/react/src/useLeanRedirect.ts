/** The return from the bank, for the page or layout that it leads to. */
'use client'
import type { LeanError, RedirectReturn, ResumeOptions } from '@lean-link/core'
import { useEffect, useInsertionEffect, useRef, useState } from 'react'
import { useLeanContext } from './context.ts'

export interface LeanRedirectOptions extends Pick<ResumeOptions, 'capture' | 'cleanUrl' | 'confirm'> {
  /** Called once per return, also when the component is gone by then. */
  onReturn?: (value: RedirectReturn) => void
  /** Why there is no answer: `confirm_failed`, say, or what kept captureRedirect from showing the outcome. */
  onError?: (error: LeanError) => void
  /** true: this page's address is somebody else's to read, such as another library's. Default false. */
  skip?: boolean
}

export interface LeanRedirect {
  /** `pending`: nothing was read yet, as on a server. `none`: this page is no return, or `skip` is set. */
  status: 'pending' | 'none' | 'resuming' | 'returned' | 'error'
  value: RedirectReturn | null
  error: LeanError | null
}

const pending: LeanRedirect = { status: 'pending', value: null, error: null }
const none: LeanRedirect = { ...pending, status: 'none' }
const resuming: LeanRedirect = { ...pending, status: 'resuming' }

/**
 * Handles the return from the bank, as `client.resumeRedirect` does: once per page load, StrictMode included. The address is read while the
 * component first renders, so a router may clean it in its effects. `confirm`, `capture` and `cleanUrl` count as they are then.
 *
 * @example
 * const { status, value } = useLeanRedirect({ confirm: askYourBackend, onReturn: ({ appState }) => showOrder(appState) })
 * if (status === 'resuming') return <Spinner />
 */
export function useLeanRedirect(options: LeanRedirectOptions = {}): LeanRedirect {
  const { core } = useLeanContext('useLeanRedirect()')
  const { skip = false } = options
  const [redirect, setRedirect] = useState(pending)
  const [pageHref] = useState(() => globalThis.location?.href)
  const latestOptions = useRef(options)
  /** StrictMode runs effects twice, and another client starts again. */
  const resumedBy = useRef<typeof core>(undefined)
  useInsertionEffect(() => {
    latestOptions.current = options
  })
  useEffect(() => {
    if (skip || resumedBy.current === core) return
    resumedBy.current = core
    setRedirect(resuming)
    const { capture, cleanUrl, confirm } = latestOptions.current
    const call = { url: pageHref, pageHref, options: { capture, cleanUrl, confirm } as ResumeOptions }
    // What a handler throws is shown like any uncaught error.
    void core
      .withEngine((engine) => engine.resumeRedirect(call))
      .then(
        (value) => {
          setRedirect(value ? { status: 'returned', value, error: null } : none)
          if (value) latestOptions.current.onReturn?.(value)
        },
        (error: LeanError) => {
          // Its provider is gone, or has made another client, which starts again.
          if (error.code === 'destroyed') return
          setRedirect({ status: 'error', value: null, error })
          latestOptions.current.onError?.(error)
        },
      )
  }, [core, skip, pageHref])
  return skip && redirect === pending ? none : redirect
}
