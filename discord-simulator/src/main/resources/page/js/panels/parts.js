import { h } from '../dom/h.js';
import { follow } from '../dom/keyed.js';
import { clock } from '../markdown/time.js';

const WHAT = {
  function: 'interactions function (Lambda)', worker: 'voice worker', node: 'audio node (Lavalink v4)', sqs: 'queues (ElasticMQ)', dynamodb: 'journal (DynamoDB Local)',
};
/** `worker-2` is one of several workers. */
const kind = (name) => name.replace(/-\d+$/, '');
/** What makes sense in a state; the stack would refuse the rest. */
const FITTING = {
  up: ['kill', 'stop', 'restart', 'pause', 'cut', 'slow', 'refuse'], starting: ['kill', 'stop'], down: ['start'], paused: ['continue', 'kill'],
  cut: ['restore'], slow: ['restore', 'cut'], refusing: ['restore', 'cut'],
};
const DANGEROUS = new Set(['kill', 'stop', 'pause', 'cut', 'slow', 'refuse']);
const POLL_MS = 3000;

/** The processes behind the page, with buttons that take them away and give them back. */
export class Parts {
  #busy = new Set();
  #problem = '';

  constructor(store, api) {
    this.store = store;
    this.api = api;
    this.list = h('ul', { class: 'parts-list' });
    this.note = h('p', { class: 'complaint', role: 'alert' });
    this.element = h('section', { class: 'parts', 'aria-label': 'Parts of the stack' },
      h('p', { class: 'panel-intro' }, 'Take a part away while music plays, give it back, and see it go on. What that does to alerts and figures is in the ',
        h('a', { href: 'operations.html' }, 'operations view'), '.'), this.list, this.note);
    store.on('loaded', () => this.#read());
    store.on('parts', () => this.#draw());
    setInterval(() => { if (!document.hidden && this.element.offsetParent) this.#read(); }, POLL_MS);
  }

  counted(tell) {
    this.store.on('parts', () => tell(this.store.parts.filter(({ state }) => state !== 'up').length));
  }

  async #read() {
    try {
      this.store.parts = (await this.api.parts()).parts;
      this.#problem = '';
    } catch (refused) {
      this.store.parts = [];
      this.#problem = refused.status === 404 ? 'This simulator runs alone: there are no parts to pull out.' : refused.message;
    }
    this.store.changed('parts');
  }

  async #act(part, action) {
    this.#busy.add(part);
    this.#draw();
    try {
      await this.api.act(part, action);
      this.#problem = '';
    } catch (refused) {
      this.#problem = refused.message;
    }
    this.#busy.delete(part);
    await this.#read();
  }

  #draw() {
    this.note.textContent = this.#problem;
    follow(this.list, this.store.parts.map((part) => ({
      key: part.name, mark: JSON.stringify([part, this.#busy.has(part.name)]), render: () => this.#part(part),
    })));
  }

  #part({ name, state, pid, since, how, actions = [] }) {
    const busy = this.#busy.has(name);
    const facts = [how, pid ? `pid ${pid}` : null, since ? `since ${clock(Date.parse(since), Date.now(), this.store.locale)}` : null].filter(Boolean);
    return h('li', { class: 'part', data: { part: name, state } },
      h('span', { class: `lamp ${state}`, 'aria-hidden': 'true' }),
      h('div', { class: 'part-words' }, h('strong', {}, name), h('span', { class: 'part-state' }, busy ? 'working…' : state), h('small', {}, [WHAT[kind(name)], ...facts].filter(Boolean).join(' · '))),
      h('div', { class: 'part-actions' }, actions.filter((action) => FITTING[state]?.includes(action)).map((action) => h('button', {
        type: 'button', class: DANGEROUS.has(action) ? 'small danger' : 'small', disabled: busy, data: { focus: name }, 'aria-label': `${action} ${name}`,
        onclick: () => this.#act(name, action),
      }, action))));
  }
}
