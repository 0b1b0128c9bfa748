/** The maximum size of a logo in bytes, so that a page with it stays under 30 KB. */
const MOST = 8 * 1024

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * Content that lets an image run or load something, or change what it loads later. Character references and CSS escapes
 * could hide it, and a logo needs none.
 */
const ACTIVE =
  /<script|<foreignObject|<iframe|<!|<\?xml-stylesheet|<style|<animate|<set\b|&|\\|@import|[\s/"']on\w+\s*=|javascript:|url\((?!\s*["']?#)|(?:href|src)\s*=(?!\s*["']?#)/i

/** A logo as a data URI; or what is wrong with it, as the end of a sentence. */
export type Logo = { uri: string } | { flaw: string }

/** Reads a logo from the definition's folder: a small image without active content. */
export function readLogo(name: string, readBeside: (name: string) => Buffer): Logo {
  const bytes = fileBeside(name, readBeside)
  if (!bytes) return { flaw: `names ${name}, which is not in the same folder as the definition` }
  if (bytes.length > MOST) return { flaw: `names a picture of ${bytes.length} bytes; at most ${MOST} fit` }
  return name.endsWith('.png') ? readPng(bytes) : readSvg(bytes)
}

function fileBeside(name: string, readBeside: (name: string) => Buffer): Buffer | undefined {
  try {
    return readBeside(name)
  } catch {
    return undefined
  }
}

function readPng(bytes: Buffer): Logo {
  if (!bytes.subarray(0, PNG.length).equals(PNG)) return { flaw: 'names a file that is not a PNG image' }
  return { uri: `data:image/png;base64,${bytes.toString('base64')}` }
}

function readSvg(bytes: Buffer): Logo {
  const text = bytes.toString('utf8')
  if (!/<svg[\s>]/i.test(text)) return { flaw: 'names a file that is not an SVG image' }
  if (ACTIVE.test(text)) return { flaw: 'names an SVG image that contains a script or a link' }
  return { uri: `data:image/svg+xml;base64,${bytes.toString('base64')}` }
}
