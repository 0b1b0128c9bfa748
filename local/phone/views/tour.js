import { byId, element, show } from './element.js'

/** Shows the steps: those taken with their outcome, and how to take the next. `controls` has one control for each step, by its id. */
export function showTour(steps, controls, ending) {
  const next = steps.find(({ outcome }) => !outcome)
  show('tour', [
    element(
      'ol',
      { class: 'steps' },
      steps.map((step) => item(step, step === next, controls)),
    ),
    next ? undefined : ending,
  ])
  const done = steps.filter(({ outcome }) => outcome).length
  const progress = `${done} of ${steps.length} done`
  if (byId('progress').textContent !== progress) byId('progress').textContent = progress
}

function item({ id, title, hint, outcome }, isNext, controls) {
  if (outcome) {
    return element(
      'li',
      { class: 'done' },
      title,
      ' ',
      element('span', { class: 'outcome' }, `done: ${outcome}`),
    )
  }
  if (!isNext) return element('li', {}, title)
  return element(
    'li',
    { 'aria-current': 'step' },
    element('strong', {}, title),
    element('p', { class: 'hint' }, hint),
    controls[id],
  )
}
