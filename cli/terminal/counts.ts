/** A count and its thing, as people write them: 12,500 rows. */
export function counted(count: number, thing: string): string {
  return `${inDigits(count)} ${thing}${count === 1 ? '' : 's'}`
}

/** A number as people write it: 12,500. */
export function inDigits(count: number): string {
  return count.toLocaleString('en-US')
}
