/** Creates an element; string children become text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) made.setAttribute(key, value)
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null))
  return made
}

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id)
}

/** Shows content in a section, and flashes the section if the content changed. */
export function show(section, content) {
  const place = byId(section).querySelector('.content')
  const fresh = element('div', {}, content)
  const isUpdate = place.dataset.shown !== undefined
  if (place.dataset.shown === fresh.innerHTML) return
  place.dataset.shown = fresh.innerHTML
  place.replaceChildren(...fresh.childNodes)
  if (isUpdate) flash(byId(section))
}

function flash(section) {
  section.classList.remove('changed')
  void section.offsetWidth
  section.classList.add('changed')
}
