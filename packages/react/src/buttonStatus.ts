/** What a button shows of its flow. */
import type { FlowStatus } from '@lean-link/core'

/**
 * A button that nobody touched is `idle` or `ready`, nothing between; a click before ready is `opening`. After a cancel: `ready`.
 * `success` and `error` stay until the next click or `reset()`.
 */
export type ButtonStatus = 'idle' | 'ready' | Exclude<FlowStatus, 'idle'> | 'success' | 'error'

/** The kit is at work, and the person can only wait. */
const workingStatuses: readonly (ButtonStatus | undefined)[] = ['opening', 'redirecting', 'confirming']

export const isWorking = (status: ButtonStatus | undefined): boolean => workingStatuses.includes(status)

/** A flow is under way, from the click until the outcome, and until the page is left for a bank. */
export const isBusy = (status: ButtonStatus | undefined): boolean => isWorking(status) || status === 'open'
