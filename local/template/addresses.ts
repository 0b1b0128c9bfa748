/** The URL of a stage on API Gateway, with the stage's name first in the path. */
const STAGE_ADDRESS = /https:\/\/[A-Za-z0-9-]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com\/[A-Za-z0-9_-]+/g

/** Replaces stage URLs with the local origin, which serves the stage at its root. */
export function useLocalOrigin(value: unknown, origin: string): unknown {
  if (typeof value === 'string') return value.replace(STAGE_ADDRESS, origin)
  if (Array.isArray(value)) return value.map((entry) => useLocalOrigin(entry, origin))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, useLocalOrigin(entry, origin)]))
}
