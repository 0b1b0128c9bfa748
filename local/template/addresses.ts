/** Where API Gateway would serve a stage: the stage's name comes first in the path. */
const STAGE_ADDRESS = /https:\/\/[A-Za-z0-9-]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com\/[A-Za-z0-9_-]+/g

/** Puts the local origin in place of every such address, since it serves the stage under its own root. */
export function atOrigin(value: unknown, origin: string): unknown {
  if (typeof value === 'string') return value.replace(STAGE_ADDRESS, origin)
  if (Array.isArray(value)) return value.map((entry) => atOrigin(entry, origin))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, atOrigin(entry, origin)]))
}
