/** Writes a tree as XML: an object's members are elements, a list repeats its element, anything else is text. */
export function xml(name: string, content: unknown, attributes = ''): string {
  if (content === undefined) return ''
  if (Array.isArray(content)) return content.map((entry) => xml(name, entry)).join('')
  return `<${name}${attributes}>${inner(content)}</${name}>`
}

function inner(content: unknown): string {
  if (typeof content !== 'object' || content === null) return escaped(String(content))
  return Object.entries(content)
    .map(([name, entry]) => xml(name, entry))
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[<>&"'\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
