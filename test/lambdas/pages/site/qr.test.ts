import encodeQR from 'qr'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { qrSvg, smsToJoin } from '../../../../lambdas/pages/site/qr.ts'
import { smsLink } from '../../../../lambdas/pages/site/sms-link.ts'

test('IN-1 a link opens a text with its words on Android and on iOS', () => {
  expect(smsLink('+12065550100', 'START OFFERS & more')).toBe(
    'sms:+12065550100?&body=START%20OFFERS%20%26%20more',
  )
})

test('IN-1 a QR code opens a text with its words', () => {
  expect(smsToJoin('+12065550100', 'OFFERS')).toBe('SMSTO:+12065550100:OFFERS')
})

test('IN-1 the picture can be read by a camera', () => {
  expect(decodeQR(pictureOf('SMSTO:+12065550100:OFFERS'))).toBe('SMSTO:+12065550100:OFFERS')
})

test('IN-1 the picture is dark on white with its margin, and small', () => {
  const svg = qrSvg('SMSTO:+12065550100:OFFERS')
  expect(svg).toMatch(/^<svg viewBox="0 0 33 33"[^>]*><rect width="100%" height="100%" fill="#fff"\/>/)
  expect(svg.length).toBeLessThan(8 * 1024)
})

/** The picture as a camera sees it, eight dots to a module. */
function pictureOf(text: string) {
  const modules = encodeQR(text, 'raw', { border: 4, ecc: 'medium', scale: 8 })
  const data = modules.flatMap((row) => row.flatMap((dark) => [...Array(3).fill(dark ? 0 : 255), 255]))
  return { width: modules.length, height: modules.length, data: Uint8ClampedArray.from(data) }
}
