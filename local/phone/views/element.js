/** Makes an element; strings among the children become text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) made.setAttribute(key, value)
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null))
  return made
}

/** A button and what it does. */
export function button(label, act, attributes = {}) {
  const made = element('button', { type: 'button', ...attributes }, label)
  made.addEventListener('click', act)
  return made
}

/** A link that leaves the phone where it is. */
export function newTabLink(href, label, attributes = {}) {
  const newTab = element('span', { class: 'hidden' }, ' (opens in a new tab)')
  return element('a', { href, target: '_blank', ...attributes }, label, newTab)
}

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id)
}

/** Puts new content into a section and highlights the section when the content changed. */
export function show(section, content) {
  const place = byId(section).querySelector('.content')
  const fresh = element('div', {}, content)
  const known = place.dataset.shown !== undefined
  if (place.dataset.shown === fresh.innerHTML) return
  place.dataset.shown = fresh.innerHTML
  const hadFocus = place.contains(document.activeElement)
  place.replaceChildren(...fresh.childNodes)
  if (hadFocus) place.querySelector('button, a, summary')?.focus()
  if (known) flash(byId(section))
}

function flash(section) {
  section.classList.remove('changed')
  void section.offsetWidth
  section.classList.add('changed')
}
