/** reconnect: restores a connection for which the Data API answered RECONNECT_REQUIRED. */
import type { MethodRow } from './row.ts'

export const reconnectRow: MethodRow<'reconnect'> = {
  method: 'reconnect',
  fields: {
    customerId: 'tokenOwner!',
    reconnectId: 'id!',
    customerMetadata: 'text',
    destinationAlias: 'text',
    destinationAvatar: 'image',
  },
}
