import { ask } from '../dom/dialog.js';
import { h } from '../dom/h.js';
import { markdown } from '../markdown/view.js';
import { input } from './inputs.js';

const ROW = 1, TEXT = 10, LABEL = 18;
const MODAL = 9;
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
      default: {
        const element = input(component, this.store, this.api);
        return element ? [{ name: component.custom_id, label: component.label ?? component.placeholder ?? '', element, optional: component.required === false }] : [];
      }
    }
  }
}
