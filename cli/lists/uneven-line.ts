/** What a decoder writes in the place of bytes that are not in the file's encoding. */
const UNDECODED = '\uFFFD'

/**
 * Why the cells of a line do not belong to the columns of its file; undefined: they do. Empty cells past the last column
 * are nothing.
 */
export function unevenLine(
  cells: readonly string[],
  columns: readonly string[],
  line: number,
  delimiter: string,
): string | undefined {
  const extra = cells.slice(columns.length).some((cell) => cell !== '')
  if (extra || cells.length < columns.length) {
    return `line ${line} has ${cells.length} cells, but the first line has ${columns.length}: put a cell that contains a ${delimiter === ',' ? 'comma' : 'separator'} in quotes`
  }
  if (cells.some((cell) => cell.includes(UNDECODED)))
    return `line ${line} mixes encodings: save the file as UTF-8`
  return undefined
}
