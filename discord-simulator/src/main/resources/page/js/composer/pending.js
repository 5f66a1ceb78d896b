import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';

const MOST = 10;

/** Files that wait to be sent with the next message. */
export class Pending {
  #files = [];

  constructor(api, problem) {
    this.api = api;
    this.problem = problem;
    this.chooser = h('input', { type: 'file', multiple: true, hidden: true, 'aria-label': 'Files for the message', onchange: () => this.#add([...this.chooser.files]) });
    this.button = h('button', { type: 'button', class: 'round attach', 'aria-label': 'Attach files', title: 'Attach files', onclick: () => this.chooser.click() }, icon('clip'));
    this.element = h('div', { class: 'pending' }, this.chooser);
    this.list = h('ul', { class: 'pending-files', 'aria-label': 'Files to be sent' });
    this.element.append(this.list);
  }

  get any() {
    return this.#files.length > 0;
  }

  /** Hands over what waits, and waits with nothing. */
  take() {
    const files = this.#files;
    this.putBack([]);
    return files;
  }

  putBack(files) {
    this.#files = files;
    this.#draw();
  }

  async #add(files) {
    this.chooser.value = '';
    try {
      for (const file of files.slice(0, MOST - this.#files.length)) {
        this.putBack([...this.#files, await this.api.attach(file)]);
      }
    } catch (refused) {
      this.problem(refused.message);
    }
  }

  #draw() {
    fill(this.list, this.#files.map((file) => h('li', {}, icon('file', 16), h('span', {}, file.filename),
      h('button', { type: 'button', class: 'round', 'aria-label': `Remove ${file.filename}`, onclick: () => this.putBack(this.#files.filter((each) => each !== file)) }, icon('close', 14)))));
  }
}
