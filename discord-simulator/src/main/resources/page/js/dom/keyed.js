/**
 * Makes a container's children follow a list of items, touching only what changed.
 *
 * An item is `{key, mark, render}`: while `mark` stays the same its element stays too, with its focus, its open menus and
 * its scroll. A replaced element hands the keyboard focus to its successor's control with the same `data-focus`.
 */
export function follow(container, items) {
  const present = container.keyed ?? new Map();
  const next = new Map();
  let before = container.firstElementChild;
  for (const item of items) {
    const old = present.get(item.key);
    const element = old?.mark === item.mark ? old.element : replaced(old?.element, item.render());
    next.set(item.key, { mark: item.mark, element });
    if (element === before) {
      before = before.nextElementSibling;
    } else {
      container.insertBefore(element, before);
    }
    if (old && old.element !== element) {
      if (old.element === before) before = before.nextElementSibling;
      moveFocus(old.element, element);
      old.element.remove();
    }
  }
  for (const [key, { element }] of present) {
    if (!next.has(key)) element.remove();
  }
  container.keyed = next;
}

function replaced(old, element) {
  // A message that changes does not play its entrance again.
  if (old) element.classList.add('still');
  return element;
}

function moveFocus(from, to) {
  const focused = from.contains(document.activeElement) ? document.activeElement : null;
  const name = focused?.dataset.focus;
  if (!name) return;
  to.querySelector(`[data-focus="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
}
