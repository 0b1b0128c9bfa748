/** Makes an element; strings among the children become text, never markup. */
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

/** Puts new content into a section and lets it light up when it says something new. */
export function show(section, content) {
  const place = byId(section).querySelector('.content')
  const fresh = element('div', {}, content)
  const known = place.dataset.shown !== undefined
  if (place.dataset.shown === fresh.innerHTML) return
  place.dataset.shown = fresh.innerHTML
  place.replaceChildren(...fresh.childNodes)
  if (known) flash(byId(section))
}

function flash(section) {
  section.classList.remove('changed')
  void section.offsetWidth
  section.classList.add('changed')
}
