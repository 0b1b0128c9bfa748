import { channels, contrast } from '../../definitions/contrast.ts'

/** The accent, shifted toward black or white just enough to be readable on a background. */
export function readable(accent: string, background: string, ratio: number): string {
  const target = contrast('#ffffff', background) > contrast('#000000', background) ? 255 : 0
  for (let share = 0; share < 1; share += 0.05) {
    const color = mixed(accent, target, share)
    if (contrast(color, background) >= ratio) return color
  }
  return target === 255 ? '#ffffff' : '#000000'
}

function mixed(color: string, target: number, share: number): string {
  return `#${channels(color)
    .map((channel) => Math.round(channel + (target - channel) * share))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`
}
