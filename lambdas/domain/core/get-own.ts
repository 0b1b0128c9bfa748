/** The value that a record itself holds under a key: a text saying "constructor" must not find a JavaScript function. */
export function getOwn<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
