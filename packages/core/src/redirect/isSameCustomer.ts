/** Compares customer ids: Lean's are UUIDs, whose letters say the same in both cases; any other id is compared as it is. */

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export const isSameCustomer = (a: string | null, b: string | null): boolean =>
  a === b || (!!a && !!b && uuid.test(a) && uuid.test(b) && a.toLowerCase() === b.toLowerCase())
