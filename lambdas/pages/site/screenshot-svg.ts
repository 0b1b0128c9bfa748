import type { Screenshot } from '../../definitions/screenshots.ts'

/**
 * A PNG in an SVG image, which is text: API Gateway passes binary bodies on only to visitors whose Accept header begins with
 * the right type, and browsers differ in that.
 */
export function screenshotSvg({ width, height, png }: Pick<Screenshot, 'width' | 'height' | 'png'>): string {
  const size = `width="${width}" height="${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}"><image ${size} href="data:image/png;base64,${png.toString('base64')}"/></svg>`
}
