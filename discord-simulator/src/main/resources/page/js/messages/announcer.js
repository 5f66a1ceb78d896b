import { h } from '../dom/h.js';
import { EPHEMERAL, LOADING } from './message.js';

const LONGEST = 300;

/**
 * Says new messages of the open channel to screen readers, once each.
 *
 * Edits are not said: the now-playing message changes every few seconds. An answer that was still thinking is said when it
 * is there.
 */
export class Announcer {
  #channel = null;
  #said = new Set();

  constructor(store) {
    this.store = store;
    this.element = h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
    store.on('messages', () => this.#look());
  }

  #look() {
    const { store } = this;
    const there = store.messagesHere().filter(({ flags }) => !(flags & LOADING));
    // What was in the channel when it was opened is read by whoever wants to.
    const opened = this.#channel !== `${store.channelId} ${store.me}`;
    this.#channel = `${store.channelId} ${store.me}`;
    const fresh = there.filter(({ id, author }) => !this.#said.has(id) && author.id !== store.me);
    this.#said = new Set(there.map(({ id }) => id));
    if (opened || fresh.length === 0) return;
    this.element.replaceChildren(...fresh.map((message) => h('p', {}, this.#words(message))));
  }

  #words({ author, content, embeds = [], components = [], flags }) {
    const text = [content, ...embeds.flatMap(({ title, description }) => [title, description]), ...texts(components)].filter(Boolean).join(' ');
    const whisper = flags & EPHEMERAL ? ', only for you' : '';
    return `${this.store.nameOf(author.id)}${whisper}: ${plain(text).slice(0, LONGEST)}`;
  }
}

function texts(components) {
  return components.flatMap(({ content, components: inside = [], accessory }) => [content, ...texts(inside), ...texts(accessory ? [accessory] : [])]);
}

/** Markdown's marks and mentions' numbers are not for ears. */
export function plain(text) {
  return text.replace(/<[@#&!:/a-z][^>]*>/gi, ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/^(#{1,3}|-#|>)\s+/gm, '').replace(/[*_~`|]+/g, '').replace(/\s+/g, ' ').trim();
}
