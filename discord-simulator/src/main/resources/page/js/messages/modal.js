import { ask } from '../dom/dialog.js';
import { h } from '../dom/h.js';
import { markdown } from '../markdown/view.js';
import { choicesOf, isSelect } from './select.js';

const ROW = 1, TEXT_INPUT = 4, TEXT = 10, LABEL = 18;
const MODAL = 9;
const PARAGRAPH = 2;
const FAILED = 'Something went wrong. Try again.';

/** Opens the modals that the bot answers with. */
export class Modals {
  #opened = new Set();

  constructor(store, api, names) {
    this.store = store;
    this.api = api;
    this.names = names;
    store.on('interactions', () => this.#look());
  }

  #look() {
    for (const { id, firstAnswer } of this.store.interactions.values()) {
      if (firstAnswer?.type !== MODAL || !this.store.begun.has(id) || this.#opened.has(id)) continue;
      this.#opened.add(id);
      this.#open(id);
    }
  }

  async #open(id) {
    const { modal } = await this.api.interaction(id);
    if (!modal) return;
    ask({
      title: modal.title,
      fields: modal.components.flatMap((component) => this.#fields(component)),
      submit: 'Submit',
      done: (values) => this.#submit({ user: this.store.me, interaction: id, values }),
    });
  }

  /** The form stays until the bot has answered, so that nothing written is lost when it does not. */
  async #submit(body) {
    const { id, state } = await this.api.submitModal(body);
    if (state === 'failed') throw new Error(FAILED);
    this.store.begin(id);
  }

  #fields(component) {
    switch (component.type) {
      case ROW:
        return component.components.flatMap((child) => this.#fields(child));
      case LABEL:
        return this.#fields(component.component).map((field) => ({ ...field, label: component.label, hint: component.description }));
      case TEXT:
        return [{ element: h('div', { class: 'md' }, markdown(component.content, this.names())) }];
      case TEXT_INPUT:
        return [{ name: component.custom_id, label: component.label, element: written(component) }];
      default:
        return isSelect(component) ? [{ name: component.custom_id, label: component.placeholder ?? '', element: this.#chosen(component) }] : [];
    }
  }

  #chosen(component) {
    const { min_values: min = 1, max_values: max = 1, required = true, custom_id: customId, placeholder = '' } = component;
    const choices = choicesOf(component, this.store);
    // Nothing is chosen until somebody chooses; a list of one would begin with its first.
    const nothing = max > 1 ? null : h('option', { value: '', selected: !choices.some(({ chosen }) => chosen) }, placeholder);
    const control = h('select', { multiple: max > 1, required: required && min > 0, data: { customId } }, nothing,
      choices.map(({ value, label, chosen }) => h('option', { value, selected: chosen }, label)));
    Object.defineProperty(control, 'values', { get: () => [...control.selectedOptions].map(({ value }) => value).filter(Boolean) });
    return control;
  }
}

function written({ style, value = '', placeholder, required = true, min_length: minlength, max_length: maxlength, custom_id: customId }) {
  const attributes = { placeholder, required, minlength, maxlength, data: { customId }, autocomplete: 'off' };
  return style === PARAGRAPH ? h('textarea', { ...attributes, rows: 4 }, value) : h('input', { ...attributes, type: 'text', value });
}
