import { element } from './element.js'

/** A time in UTC to the second, which does not break over two lines. */
export function when(iso) {
  return iso ? element('time', { datetime: iso }, `${iso.slice(0, 10)} ${iso.slice(11, 19)}`) : undefined
}

/** A soft line of the parts that are present, with dots between them. */
export function hint(...parts) {
  const present = parts.filter((part) => part !== undefined && part !== null && part !== '')
  return element(
    'span',
    { class: 'hint' },
    present.flatMap((part, index) => (index === 0 ? [part] : [' · ', part])),
  )
}
