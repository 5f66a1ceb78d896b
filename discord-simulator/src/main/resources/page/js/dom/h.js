/**
 * Makes an element: `h('button', {class: 'quiet', onclick: go, 'aria-label': 'Go'}, icon('plus'), 'Go')`.
 *
 * Text always becomes a text node, so nothing a bot or a person wrote is ever read as markup. Attributes that are false,
 * null or undefined are left out; `data` and `style` take objects; `on…` takes a function.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'style') styled(element, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Puts children in place of what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function styled(element, rules) {
  for (const [property, value] of Object.entries(rules)) {
    if (value !== null && value !== undefined) element.style.setProperty(property, value);
  }
}
