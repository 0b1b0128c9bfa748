export function setQuotationsAside(body: string): { own: string; quoted: string } {
  return { own: body, quoted: '' }
}
