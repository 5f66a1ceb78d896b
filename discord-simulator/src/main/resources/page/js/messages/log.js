import { fill, h } from '../dom/h.js';
import { follow } from '../dom/keyed.js';
import { byAge } from '../world/snowflake.js';
import { keepTicking } from '../markdown/time.js';
import { permits } from '../world/permissions.js';
import { Announcer } from './announcer.js';
import { EPHEMERAL, LOADING, message, sending } from './message.js';
import { namesFor } from './names.js';

const TOGETHER_MS = 7 * 60 * 1000;
const NEAR_END_PX = 80;

/** The messages of the chosen channel, live, with commands that are on their way. */
export class Log {
  #dismissed = new Set();
  #revision = 0;

  constructor(store, press, links, actions) {
    this.store = store;
    this.press = press;
    this.links = links;
    this.actions = actions;
    this.announcer = new Announcer(store);
    this.list = h('div', { class: 'log-list', role: 'log', 'aria-live': 'off', 'aria-label': 'Messages' });
    this.empty = h('div', { class: 'log-empty' });
    this.element = h('div', { class: 'log', tabindex: 0, 'aria-label': 'Messages, scroll with the arrow keys' }, this.empty, this.list, this.announcer.element);
    keepTicking(this.list, () => store.locale);
    // Names and roles appear inside messages: when they change, every message is drawn anew.
    store.on('guild users selection', () => { this.#revision++; this.#draw(); });
    store.on('messages interactions pressed', () => this.#draw());
    new ResizeObserver(() => { if (this.pinned) this.#toEnd(); }).observe(this.list);
    this.element.addEventListener('scroll', () => { this.pinned = this.#nearEnd(); });
    this.pinned = true;
  }

  /** Ephemeral ones are dismissed instead. */
  #mayDelete(data) {
    const { store } = this;
    if (data.flags & EPHEMERAL || store.inDirect) return false;
    return data.author.id === store.me || permits(store.member(store.me)?.permissions, 'MANAGE_MESSAGES');
  }

  #draw() {
    const { store } = this;
    const messages = store.messagesHere().filter(({ id }) => !this.#dismissed.has(id));
    const items = [...messages.map((data, at) => this.#item(data, messages[at - 1])), ...this.#unanswered(messages)];
    items.sort((a, b) => byAge(a.key, b.key));
    follow(this.list, items);
    fill(this.empty, items.length === 0 ? this.#invitation() : null);
    if (this.pinned) this.#toEnd();
  }

  #item(data, before) {
    const { store } = this;
    const failed = Boolean(data.flags & LOADING) && store.interactionOf(data)?.state === 'failed';
    const complaint = store.complaints.get(data.id) ?? null;
    const together = this.#together(data, before);
    const pressed = [...store.pressed.values()].filter(({ messageId }) => messageId === data.id).map(({ customId }) => customId);
    const facts = [this.#revision, together, failed, complaint, store.interactionOf(data)?.name, ...pressed];
    return {
      key: data.id,
      mark: same(this.list.keyed?.get(data.id)?.mark, data, facts),
      render: () => message(data, {
        store, together, failed, complaint, names: namesFor(store, this.links),
        isPressed: (customId) => pressed.includes(customId),
        press: (customId, values) => this.press(data.id, customId, values),
        dismiss: (id) => this.#dismiss(id),
        remove: this.#mayDelete(data) ? () => this.actions.deleteMessage(data.id) : null,
      }),
    };
  }

  /** Commands that no message answers yet. */
  #unanswered(messages) {
    const { store } = this;
    const answered = new Set(messages.map((data) => data.interaction_metadata?.id ?? data.interaction?.id));
    return [...store.interactions.values()]
      .filter(({ id, kind, channelId, state }) => kind === 'command' && store.begun.has(id) && channelId === store.channelId
        && (state === 'sent' || state === 'failed') && !answered.has(id) && !this.#dismissed.has(id))
      .map((interaction) => ({
        key: interaction.id,
        mark: `${interaction.state} ${interaction.failure}`,
        render: () => sending(interaction, { store, dismiss: (id) => this.#dismiss(id) }),
      }));
  }

  #together(data, before) {
    return Boolean(before) && before.author.id === data.author.id && !data.interaction_metadata && !data.interaction
      && (before.flags & EPHEMERAL) === (data.flags & EPHEMERAL) && Date.parse(data.timestamp) - Date.parse(before.timestamp) < TOGETHER_MS;
  }

  #dismiss(id) {
    this.#dismissed.add(id);
    this.#draw();
  }

  #invitation() {
    const { store } = this;
    const name = store.channelName();
    if (!name) return null;
    const inVoice = Boolean(store.me && store.voiceOf(store.me));
    const steps = [
      ['Join a voice channel', 'Click one on the left: that is where the music will be.', inVoice],
      ['Type /play', 'Press / anywhere, pick the command, and name a piece. “Amber Hour” is in the built-in library.', false],
      ['Listen', 'The record starts to turn when sound really arrives. Pull it apart under “Parts”.', false],
    ];
    return [
      h('h2', {}, `Nothing said in ${name} yet`),
      h('ol', { class: 'steps' }, steps.map(([title, text, done]) => h('li', { class: done ? 'done' : null }, h('strong', {}, title), h('span', {}, text)))),
    ];
  }

  #nearEnd() {
    return this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < NEAR_END_PX;
  }

  #toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
  }
}

/** The mark from before when nothing it stood for has changed, otherwise a new one. */
function same(mark, data, facts) {
  const text = JSON.stringify(facts);
  return mark?.data === data && mark.text === text ? mark : { data, text };
}
