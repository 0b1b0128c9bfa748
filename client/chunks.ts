/** The most numbers in a call: their answers take at most 2.1 MB of the 6 MB that Lambda returns. */
const MAX_NUMBERS = 5_000
/** The most characters in a call: whatever the caller passes as a number is in the request and in its answer. */
const MAX_CHARACTERS = 1_000_000

/** Splits numbers into chunks that fit in a call, in their order. */
export async function* inChunks(numbers: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string[]> {
  let chunk: string[] = []
  let characters = 0
  for await (const number of numbers) {
    if (chunk.length === MAX_NUMBERS || (chunk.length > 0 && characters + number.length > MAX_CHARACTERS)) {
      yield chunk
      chunk = []
      characters = 0
    }
    chunk.push(number)
    characters += number.length
  }
  if (chunk.length > 0) yield chunk
}
