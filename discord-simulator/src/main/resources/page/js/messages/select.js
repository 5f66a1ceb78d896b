import { h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { avatar } from './avatar.js';

const STRING = 3, USER = 5, ROLE = 6, MENTIONABLE = 7, CHANNEL = 8;
const CHANNEL_TYPES = { text: 0, voice: 2, category: 4, announcement: 5, announcement_thread: 10, public_thread: 11, private_thread: 12, stage: 13, forum: 15 };
const CHANNEL_ICONS = { voice: 'voice', stage: 'stage', category: 'menu' };
const PLACEHOLDERS = { [STRING]: 'Make a selection', [USER]: 'Choose people', [ROLE]: 'Choose roles', [MENTIONABLE]: 'Choose people or roles', [CHANNEL]: 'Choose channels' };

const TYPING_MS = 900;

export const isSelect = ({ type }) => type in PLACEHOLDERS;

/**
 * A select menu. Its list opens above the page, not inside the message, so that an edit of the message does not shut it.
 *
 * `scene` is `{store, isPressed(customId), press(customId, values)}`.
 */
export function select(component, scene) {
  const { custom_id: customId, disabled } = component;
  const choices = choicesOf(component, scene.store);
  const chosen = choices.filter((choice) => choice.chosen);
  const busy = scene.isPressed(customId);
  const button = h('button', {
    type: 'button', class: busy ? 'select busy' : 'select', disabled: Boolean(disabled), 'aria-haspopup': 'listbox', 'aria-busy': busy ? 'true' : null,
    'aria-label': component.placeholder ?? PLACEHOLDERS[component.type], data: { focus: customId, customId },
    onclick: () => busy || openMenu(button, component, choices, (values) => scene.press(customId, values)),
  }, h('span', { class: chosen.length ? 'select-chosen' : 'select-placeholder' },
    chosen.length ? chosen.map(({ label }) => label).join(', ') : (component.placeholder ?? PLACEHOLDERS[component.type])), icon('chevron'));
  return button;
}

/** What a select offers: `{value, label, description, mark, chosen}`. */
export function choicesOf({ type, options, default_values: defaults = [], channel_types: kinds }, store) {
  const isDefault = (id) => defaults.some((each) => each.id === id);
  const people = () => (store.guild?.members ?? []).map(({ user }) => ({ value: user.id, label: store.nameOf(user.id), mark: avatar(user), chosen: isDefault(user.id) }));
  const roles = () => (store.guild?.roles ?? []).map(({ id, name }) => ({ value: id, label: name, mark: '@', chosen: isDefault(id) }));
  switch (type) {
    case STRING:
      return options.map(({ value, label, description, emoji, default: chosen }) => ({ value, label, description, mark: emoji?.name, chosen: Boolean(chosen) }));
    case USER:
      return people();
    case ROLE:
      return roles();
    case MENTIONABLE:
      return [...people(), ...roles()];
    default:
      return (store.guild?.channels ?? [])
        .filter(({ kind }) => !kinds?.length || kinds.includes(CHANNEL_TYPES[kind]))
        .map(({ id, name, kind }) => ({ value: id, label: name, mark: icon(CHANNEL_ICONS[kind] ?? 'text', 16), chosen: isDefault(id) }));
  }
}

function openMenu(button, { custom_id: customId, min_values: min = 1, max_values: max = 1 }, choices, done) {
  const picked = new Set(choices.filter(({ chosen }) => chosen).map(({ value }) => value));
  const single = max === 1;
  let active = Math.max(0, choices.findIndex(({ chosen }) => chosen));
  let typed = '';
  let typedAt = 0;

  const rows = choices.map(({ value, label, description, mark }, index) => h('li', {
    role: 'option', class: 'menu-row', id: `menu-${index}`, 'aria-selected': String(picked.has(value)), onclick: () => toggle(index), onpointermove: () => point(index),
  }, mark ? h('span', { class: 'menu-mark' }, mark) : null, h('span', { class: 'menu-label' }, label, description ? h('small', {}, description) : null),
  h('span', { class: 'menu-check' }, icon('check', 16))));
  const list = h('ul', { role: 'listbox', class: 'menu-list', tabindex: 0, 'aria-label': button.getAttribute('aria-label'), 'aria-multiselectable': String(!single), onkeydown: key }, rows);
  const apply = single ? null : h('button', { type: 'button', class: 'button primary', onclick: () => close([...picked]) }, 'Done');
  const menu = h('div', { class: 'menu', popover: 'auto' }, list, apply);
  menu.addEventListener('toggle', ({ newState }) => { if (newState === 'closed') menu.remove(); });

  function point(index) {
    rows[active]?.classList.remove('active');
    active = index;
    rows[active].classList.add('active');
    list.setAttribute('aria-activedescendant', rows[active].id);
  }

  function toggle(index) {
    const { value } = choices[index];
    if (single) {
      // What may be nothing is taken back by choosing it again.
      close(min === 0 && picked.has(value) ? [] : [value]);
      return;
    }
    if (picked.has(value)) picked.delete(value);
    else if (picked.size < max) picked.add(value);
    rows.forEach((row, at) => row.setAttribute('aria-selected', String(picked.has(choices[at].value))));
    apply.disabled = picked.size < min;
  }

  function key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) point((active + step + rows.length) % rows.length);
    else if (event.key === 'Home') point(0);
    else if (event.key === 'End') point(rows.length - 1);
    else if (event.key === 'Enter' || event.key === ' ') toggle(active);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) find(event.key);
    else return;
    event.preventDefault();
    rows[active]?.scrollIntoView({ block: 'nearest' });
  }

  /** Typing goes to the next choice that begins with what was typed, as in any list. */
  function find(letter) {
    const now = Date.now();
    typed = (now - typedAt < TYPING_MS ? typed : '') + letter.toLowerCase();
    typedAt = now;
    const at = choices.findIndex(({ label }) => label.toLowerCase().startsWith(typed));
    if (at >= 0) point(at);
  }

  function close(values) {
    menu.hidePopover();
    // The message may have been drawn anew meanwhile: the button of now, not of then.
    document.querySelector(`[data-focus="${CSS.escape(customId)}"]`)?.focus();
    done(values);
  }

  document.body.append(menu);
  menu.showPopover();
  place(menu, button);
  if (rows.length) point(active);
  else list.append(h('li', { class: 'menu-row' }, 'Nothing to choose here.'));
  list.focus();
}

function place(menu, button) {
  const box = button.getBoundingClientRect();
  const below = window.innerHeight - box.bottom;
  menu.style.width = `${Math.max(box.width, 220)}px`;
  menu.style.left = `${Math.min(box.left, window.innerWidth - Math.max(box.width, 220) - 8)}px`;
  if (below > menu.offsetHeight + 12 || below > box.top) {
    menu.style.top = `${box.bottom + 4}px`;
    menu.style.maxHeight = `${below - 16}px`;
  } else {
    menu.style.bottom = `${window.innerHeight - box.top + 4}px`;
    menu.style.maxHeight = `${box.top - 16}px`;
  }
}
