import { ask, choice } from '../dom/dialog.js';
import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { avatar } from '../messages/avatar.js';

const SPOKEN = new Set(['voice', 'stage']);
const WRITTEN = new Set(['text', 'announcement']);

/** The channels of the chosen server: texts to read, voices to join, and who is where. */
export class Channels {
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.title = h('h1', { class: 'guild-name' });
    this.body = h('div', { class: 'channels-body' });
    this.connected = h('div', { class: 'connected', hidden: true });
    this.element = h('nav', { class: 'channels', 'aria-label': 'Channels' }, this.title, this.body, this.connected);
    store.on('guild voice selection sounding users', () => this.#draw());
  }

  #draw() {
    const { store } = this;
    const { guild } = store;
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    this.title.textContent = guild?.name ?? 'Tonearm';
    const channels = [...(guild?.channels ?? [])].sort((a, b) => a.position - b.position);
    const threads = channels.filter(({ kind, archived }) => kind.endsWith('_thread') && !archived);
    fill(this.body, guild ? [
      this.#group('Text channels', channels.filter(({ kind }) => WRITTEN.has(kind)).map((channel) => this.#text(channel))),
      threads.length ? this.#group('Threads', threads.map((channel) => this.#text(channel))) : null,
      this.#group('Voice channels', channels.filter(({ kind }) => SPOKEN.has(kind)).map((channel) => this.#voice(channel))),
      this.#group('Direct message', [this.#direct()]),
      h('button', { type: 'button', class: 'quiet-link add-channel', data: { focus: 'add' }, onclick: () => this.#create() }, icon('plus', 14), 'New channel'),
    ].filter(Boolean) : h('p', { class: 'hint' }, 'Pick a server on the left, or make one with +.'));
    this.#line();
    if (focused) this.element.querySelector(`[data-focus="${focused}"]`)?.focus();
  }

  #group(title, items) {
    return h('section', { 'aria-label': title }, h('h2', { class: 'eyebrow' }, title), h('ul', {}, items));
  }

  #text({ id, name }) {
    const here = id === this.store.channelId;
    return h('li', {}, h('button', { type: 'button', class: 'channel', data: { focus: id }, 'aria-current': here ? 'page' : null, onclick: () => this.actions.openChannel(id) }, icon('text'), h('span', {}, name)));
  }

  #direct() {
    const { store } = this;
    return h('li', {}, h('button', { type: 'button', class: 'channel', data: { focus: 'direct' }, 'aria-current': store.inDirect ? 'page' : null, onclick: () => this.actions.openDirect() }, icon('message'), h('span', {}, store.nameOf(store.botId))));
  }

  #voice({ id, name, kind, userLimit, status }) {
    const { store } = this;
    const people = store.inChannel(id);
    const mine = store.voiceOf(store.me)?.channelId === id;
    return h('li', {},
      h('button', {
        type: 'button', class: mine ? 'channel voice mine' : 'channel voice', data: { focus: id, go: mine ? 'Leave' : 'Join' }, 'aria-pressed': String(mine),
        'aria-label': `${mine ? 'Leave' : 'Join'} ${name}, ${people.length} inside${userLimit ? ` of ${userLimit}` : ''}`, onclick: () => this.actions.joinVoice(mine ? null : id),
      }, icon(kind === 'stage' ? 'stage' : 'voice'), h('span', {}, name), userLimit ? h('small', { class: 'limit' }, `${people.length}/${userLimit}`) : null),
      status ? h('p', { class: 'voice-status' }, status) : null,
      people.length ? h('ul', { class: 'inside' }, people.map((state) => this.#person(state))) : null);
  }

  #person({ userId, selfMute, selfDeaf, mute, deaf, suppress }) {
    const { store } = this;
    const bot = userId === store.botId;
    const speaks = bot && store.sounding;
    const marks = [(mute || selfMute || suppress) && !speaks ? icon('mute', 14) : null, deaf || selfDeaf ? icon('deaf', 14) : null];
    return h('li', { class: speaks ? 'person speaking' : 'person', data: { user: userId } }, avatar(store.user(userId), bot),
      h('span', {}, store.nameOf(userId), userId === store.me ? h('small', {}, ' you') : null), speaks ? h('span', { class: 'unseen' }, 'speaking') : null, marks);
  }

  #line() {
    const { store } = this;
    const mine = store.me ? store.voiceOf(store.me) : null;
    this.connected.hidden = !mine;
    if (!mine) return;
    fill(this.connected, h('div', {}, h('strong', {}, 'Voice connected'), h('small', {}, store.channel(mine.channelId)?.name ?? '')),
      h('button', { type: 'button', class: 'round', data: { focus: 'leave' }, 'aria-label': 'Leave the voice channel', title: 'Leave the voice channel', onclick: () => this.actions.joinVoice(null) }, icon('leave')));
  }

  #create() {
    ask({
      title: 'A new channel',
      fields: [
        { name: 'name', label: 'Name', placeholder: 'late-night', maxlength: 100 },
        { name: 'kind', label: 'Kind', element: choice({ text: 'Text', voice: 'Voice', stage: 'Stage' }, 'voice') },
      ],
      submit: 'Create channel',
      done: (values) => this.actions.createChannel(values),
    });
  }
}
