import { PassThrough } from 'node:stream'

/** A screen that keeps what is drawn on it. */
export function fakeScreen() {
  let drawn = ''
  const stream = new PassThrough().on('data', (chunk) => {
    drawn += chunk
  })
  const screen = Object.assign(stream, { isTTY: true, columns: 120 }) as unknown as NodeJS.WriteStream
  return { screen, drawn: () => drawn }
}
