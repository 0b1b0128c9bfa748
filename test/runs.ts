/** How many times as much is tried as in `npm test`; `npm run test:random` tries twenty times as much. */
const TIMES = Number(process.env.RANDOM_TIMES || 1)

/** How many random cases a test tries that tries this many in `npm test`. */
export function runs(count: number): number {
  return Math.ceil(count * TIMES)
}
