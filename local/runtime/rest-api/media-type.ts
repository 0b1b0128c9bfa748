/** Whether bodies of this media type are passed as base64. */
export function isBinary(mediaType: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  const [type = ''] = (mediaType ?? '').split(/[;,]/)
  const [family] = type.trim().split('/')
  return [type.trim().toLowerCase(), `${family}/*`, '*/*'].some((each) => binaryMediaTypes.includes(each))
}
