/** Lean's spelling of a camelCase name: `accessFrom` -> `access_from`, `last24HourAttempts` -> `last24_hour_attempts`. */
export const toWire = (name: string): string => name.replace(/[A-Z]/g, (letter) => '_' + letter.toLowerCase())
