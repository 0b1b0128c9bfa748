/** An object's own value for a key: the text "constructor" must not return an inherited JavaScript function. */
export function getOwn<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
