import { fill, h } from '../dom/h.js';

let made = 0;

/**
 * The list above the composer: a heading that explains, and rows to choose from.
 *
 * The keyboard stays in the field that was bound; the marked row is told to assistive technology by
 * `aria-activedescendant`.
 */
export class Popup {
  #field = null;
  #items = [];
  #active = -1;

  constructor(onPick) {
    this.onPick = onPick;
    this.head = h('div', { class: 'popup-head' });
    this.list = h('ul', { class: 'popup-list', role: 'listbox', id: `popup-${++made}`, 'aria-label': 'Suggestions' });
    this.note = h('p', { class: 'popup-note', role: 'status' });
    this.element = h('div', { class: 'popup', hidden: true }, this.head, this.list, this.note);
  }

  /** Rows are `{label, detail, badge, pick}`; `active` is the row marked at first, -1 for none. */
  show(field, { head = [], items = [], active = -1, note = '' }) {
    this.#bind(field);
    this.#items = items;
    fill(this.head, head);
    this.head.hidden = this.head.childNodes.length === 0;
    fill(this.list, items.map((item, index) => this.#row(item, index)));
    this.list.hidden = items.length === 0;
    this.note.textContent = note;
    this.note.hidden = !note;
    this.element.hidden = this.head.hidden && this.list.hidden && !note;
    this.#mark(items.length ? active : -1);
    this.#expanded(!this.element.hidden);
  }

  hide() {
    this.element.hidden = true;
    this.#items = [];
    this.#active = -1;
    this.#expanded(false);
    this.#field?.removeAttribute('aria-activedescendant');
  }

  get open() {
    return !this.element.hidden;
  }

  get chosen() {
    return this.open ? (this.#items[this.#active] ?? null) : null;
  }

  get any() {
    return this.open && this.#items.length > 0;
  }

  /** Where the marked row would be among others, -1 when it is none of them. */
  markedIn(items) {
    const { chosen } = this;
    return chosen ? items.findIndex(({ label }) => label === chosen.label) : -1;
  }

  /** Moves the mark, round the ends. */
  move(step) {
    const count = this.#items.length;
    if (!count) return;
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#mark((from + step + count) % count);
  }

  #bind(field) {
    if (this.#field !== field) this.#expanded(false);
    this.#field = field;
    field.setAttribute('aria-controls', this.list.id);
  }

  /** A field of several lines is no combobox to assistive technology and has no such state. */
  #expanded(open) {
    if (this.#field?.role === 'combobox') this.#field.setAttribute('aria-expanded', String(open));
  }

  #row(item, index) {
    return h('li', {
      class: 'popup-row', role: 'option', id: `${this.list.id}-${index}`, 'aria-selected': 'false',
      // Before the field can lose the focus to the click.
      onpointerdown: (event) => { event.preventDefault(); this.onPick(item); },
    }, h('span', { class: 'popup-label' }, item.label), h('span', { class: 'popup-detail' }, item.detail ?? ''),
    item.badge ? h('span', { class: 'popup-badge' }, item.badge) : null);
  }

  #mark(index) {
    this.list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const row = this.list.children[index];
    row?.setAttribute('aria-selected', 'true');
    row?.scrollIntoView({ block: 'nearest' });
    if (row) this.#field.setAttribute('aria-activedescendant', row.id);
    else this.#field?.removeAttribute('aria-activedescendant');
  }
}
