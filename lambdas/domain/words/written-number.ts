/** A phone number as people in its country write it: (206) 555-0142. Other countries' numbers and short codes stay as they are. */
export function writtenNumber(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')
}
