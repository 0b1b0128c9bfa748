const SAMPLE = 50

/** Estimates how many items fit from the size of the first few; if the page is still too long, tries again with fewer. */
export function longestPage<Page>(
  pageOf: (count: number) => Page,
  items: readonly unknown[],
  maxBytes: number,
): Page {
  const sample = items.slice(0, SAMPLE)
  const sampled = pageOf(sample.length)
  const perByte = bytesOf(sampled) / Math.max(1, bytesOf(sample))
  let count = Math.max(1, countWithin(items, (0.95 * maxBytes) / perByte))
  if (count === sample.length && bytesOf(sampled) <= maxBytes) return sampled
  for (;;) {
    const page = pageOf(count)
    const bytes = bytesOf(page)
    if (bytes <= maxBytes || count <= 1) return page
    count = Math.max(1, Math.min(count - 1, Math.floor((0.95 * count * maxBytes) / bytes)))
  }
}

/** How many items, from the first on, fit into this many bytes of JSON. */
function countWithin(items: readonly unknown[], most: number): number {
  let bytes = 0
  const tooMany = items.findIndex((item) => {
    bytes += bytesOf(item)
    return bytes > most
  })
  return tooMany === -1 ? items.length : tooMany
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}
