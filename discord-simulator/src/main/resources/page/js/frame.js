import { fill, h } from './dom/h.js';
import { icon } from './dom/icons.js';

const TOAST_MS = 6000;

/** The page's rooms: servers and channels on the left, the talk in the middle, the record player and the works on the right. */
export class Frame {
  #toastTimer = 0;

  constructor(store, parts) {
    this.store = store;
    this.title = h('h2', { class: 'room-title' });
    this.bar = h('p', { class: 'connection', role: 'status', hidden: true });
    this.note = h('p', { class: 'toast', role: 'alert', hidden: true });
    this.left = h('div', { class: 'left', id: 'left' }, parts.servers, h('div', { class: 'left-main' }, parts.channels, parts.self));
    this.right = h('aside', { class: 'right', id: 'right', 'aria-label': 'Record player and works' }, parts.deck, parts.tabs);
    this.welcome = h('section', { class: 'welcome', hidden: true }, h('h2', {}, 'No server yet'),
      h('p', {}, 'Make one with a text and a voice channel. The bot is invited by itself.'), parts.firstServer);
    this.room = h('div', { class: 'room' }, parts.log, parts.composer);
    this.element = h('div', { class: 'frame' }, this.left,
      h('main', { class: 'middle' },
        h('header', { class: 'middle-head' }, this.#toggle('menu', 'Channels', this.left), this.title, this.#toggle('panel', 'Record player and works', this.right)),
        this.bar, this.welcome, this.room),
      this.right, h('div', { class: 'veil', onclick: () => this.#drawers() }), this.note);
    this.element.addEventListener('keydown', ({ key }) => { if (key === 'Escape') this.#drawers(); });
    store.on('selection guild users', () => this.#draw());
    store.on('connection', () => this.#connection());
    // By the click and not by what changes: others come and go in voice too.
    this.left.addEventListener('click', ({ target }) => { if (target.closest('.channel, .chat')) this.#drawers(this.right); });
  }

  /** Says what went wrong with something that has no place of its own on the page. */
  toast(text) {
    clearTimeout(this.#toastTimer);
    this.note.textContent = text;
    this.note.hidden = false;
    this.#toastTimer = setTimeout(() => { this.note.hidden = true; }, TOAST_MS);
  }

  /** On a small screen the sides are drawers; a choice in one closes it. */
  #drawers(except = null) {
    for (const side of [this.left, this.right]) {
      if (side !== except) side.classList.remove('open');
    }
  }

  #toggle(symbol, label, side) {
    return h('button', {
      type: 'button', class: `round drawer-toggle ${side.id}-toggle`, 'aria-label': label, 'aria-controls': side.id,
      onclick: () => { this.#drawers(side); side.classList.toggle('open'); },
    }, icon(symbol));
  }

  #draw() {
    const { store } = this;
    const name = store.channelName();
    fill(this.title, name ? [icon(store.inDirect ? 'message' : 'text'), name.slice(1)] : 'Tonearm');
    const none = store.guilds.size === 0 && store.connection.status === 'live';
    this.welcome.hidden = !none;
    this.room.hidden = none;
    document.title = name ? `${name} · Tonearm` : 'Tonearm';
  }

  #connection() {
    const { connection, endpoint } = this.store;
    const texts = {
      connecting: 'Connecting to the local stack…',
      lost: connection.reason ?? 'The connection to the local stack is lost. Trying again…',
      live: endpoint?.state === 'removed' ? `Discord removed the interactions endpoint: ${endpoint.reason ?? 'it failed a probe'}` : '',
    };
    this.bar.textContent = texts[connection.status];
    this.bar.hidden = !this.bar.textContent;
    this.bar.dataset.status = connection.status;
    this.#draw();
  }
}
