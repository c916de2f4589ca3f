/** What a button shows of its flow. */
import type { FlowStatus } from '@lean-link/core'

/**
 * A button that nobody touched is `idle` or `ready`, nothing between; a click before ready is `opening`. After a cancel: `ready`.
 * `success` and `error` stay until the next click or `reset()`.
 */
export type ButtonStatus = 'idle' | 'ready' | Exclude<FlowStatus, 'idle'> | 'success' | 'error'
