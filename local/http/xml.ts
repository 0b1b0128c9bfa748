/** Writes a tree as XML: members of an object become elements, a list repeats its element, anything else is text. */
export function xml(name: string, content: unknown, attributes = ''): string {
  if (content === undefined) return ''
  if (Array.isArray(content)) return content.map((entry) => xml(name, entry)).join('')
  return `<${name}${attributes}>${innerXml(content)}</${name}>`
}

function innerXml(content: unknown): string {
  if (typeof content !== 'object' || content === null) return escapeXml(String(content))
  return Object.entries(content)
    .map(([name, entry]) => xml(name, entry))
    .join('')
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"'\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
