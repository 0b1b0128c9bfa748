/** Numbers in a call: as many answers take 2.1 MB at most, and Lambda passes on 6. */
const MAX_NUMBERS = 5_000
/** Whatever is given in a number's place stands in the request and in its answer. */
const MAX_CHARACTERS = 1_000_000

/** Numbers in their order, in parts that fit in a call. */
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
