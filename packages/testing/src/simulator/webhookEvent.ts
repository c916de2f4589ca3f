/** A webhook's content, before and after it has its id; the wire names are Lean's. */
export interface WebhookEvent {
  type: string
  /** Lean's own texts are not documented: invented */
  message: string
  payload: object
}

/** What is posted, and what the Events API lists. */
export interface WebhookEnvelope extends WebhookEvent {
  event_id: string
  /** ISO 8601, of the event; a later try carries the same (whether Lean's does is not certain) */
  timestamp: string
}
