import { channels, contrast } from '../../definitions/contrast.ts'

/** The accent, moved towards black or white just as far as it takes to be read on a background. */
export function readable(accent: string, background: string, ratio: number): string {
  const target = contrast('#ffffff', background) > contrast('#000000', background) ? 255 : 0
  for (let share = 0; share < 1; share += 0.05) {
    const colour = mixed(accent, target, share)
    if (contrast(colour, background) >= ratio) return colour
  }
  return target === 255 ? '#ffffff' : '#000000'
}

function mixed(colour: string, target: number, share: number): string {
  return `#${channels(colour)
    .map((channel) => Math.round(channel + (target - channel) * share))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`
}
