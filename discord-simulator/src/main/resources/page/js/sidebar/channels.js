import { ask, choice } from '../dom/dialog.js';
import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { avatar } from '../messages/avatar.js';
import { permits } from '../world/permissions.js';

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
    return h('li', {}, h('button', { type: 'button', class: 'channel', data: { focus: 'direct' }, 'aria-current': store.inDirect ? 'page' : null, onclick: () => this.actions.openDirect() }, icon('message'), h('span', {}, store.nameOf(store.botId)), store.unreadDirect ? h('small', { class: 'limit' }, 'new') : null));
  }

  #voice({ id, name, kind, userLimit, status }) {
    const { store } = this;
    const people = store.inChannel(id);
    const mine = store.voiceOf(store.me)?.channelId === id;
    return h('li', {},
      h('div', { class: 'voice-row' }, h('button', {
        type: 'button', class: mine ? 'channel voice mine' : 'channel voice', data: { focus: id, go: mine ? 'Leave' : 'Join' }, 'aria-pressed': String(mine),
        'aria-label': `${mine ? 'Leave' : 'Join'} ${name}, ${people.length} inside${userLimit ? ` of ${userLimit}` : ''}`, onclick: () => this.actions.joinVoice(mine ? null : id),
      }, icon(kind === 'stage' ? 'stage' : 'voice'), h('span', {}, name), userLimit ? h('small', { class: 'limit' }, `${people.length}/${userLimit}`) : null),
      h('button', {
        type: 'button', class: 'round chat', data: { focus: `chat-${id}` }, 'aria-label': `Open the chat of ${name}`, title: 'Open chat',
        'aria-current': id === store.channelId ? 'page' : null, onclick: () => this.actions.openChannel(id),
      }, icon('message', 16))),
      status ? h('p', { class: 'voice-status' }, h('span', { class: 'unseen' }, `Status of ${name}: `), status) : null,
      people.length ? h('ul', { class: 'inside' }, people.map((state) => this.#person(state, kind === 'stage'))) : null);
  }

  #person({ userId, selfMute, selfDeaf, mute, deaf, suppress, requestToSpeakAt }, onStage) {
    const { store } = this;
    const bot = userId === store.botId;
    const speaks = bot && store.sounding;
    const audience = onStage && suppress;
    const marks = [
      audience ? h('small', {}, requestToSpeakAt ? 'asks to speak' : 'audience') : onStage ? h('small', {}, 'speaker') : null,
      audience && requestToSpeakAt ? icon('hand', 14) : null,
      (mute || selfMute) && !speaks ? marked('mute', mute ? 'muted by a moderator' : 'muted') : null,
      deaf || selfDeaf ? marked('deaf', 'deafened') : null,
    ];
    const moderates = onStage && permits(store.member(store.me)?.permissions, 'MUTE_MEMBERS');
    const name = store.nameOf(userId);
    return h('li', { class: speaks ? 'person speaking' : 'person', data: { user: userId } }, avatar(store.user(userId), bot),
      h('span', {}, store.nameOf(userId), userId === store.me ? h('small', {}, ' you') : null), speaks ? h('span', { class: 'unseen' }, 'speaking') : null, marks,
      moderates ? h('button', {
        type: 'button', class: 'small', data: { focus: `stage-${userId}` }, 'aria-label': audience ? `Let ${name} speak` : `Send ${name} to the audience`,
        onclick: () => this.actions.letSpeak(userId, audience),
      }, audience ? 'Let speak' : 'To audience') : null);
  }

  #line() {
    const { store } = this;
    const mine = store.me ? store.voiceOf(store.me) : null;
    this.connected.hidden = !mine;
    if (!mine) return;
    const onStage = store.channel(mine.channelId)?.kind === 'stage';
    const raised = Boolean(mine.requestToSpeakAt);
    fill(this.connected, h('div', { class: 'connected-words' }, h('strong', {}, 'Connected'), h('small', {}, store.channel(mine.channelId)?.name ?? '')),
      onStage && mine.suppress ? this.#switch('hand', raised, raised ? 'Lower your hand' : 'Ask to speak', { requestToSpeak: !raised }) : null,
      this.#switch('mute', mine.selfMute, mine.selfMute ? 'Unmute yourself' : 'Mute yourself', { selfMute: !mine.selfMute }),
      this.#switch('deaf', mine.selfDeaf, mine.selfDeaf ? 'Hear again' : 'Deafen yourself', { selfDeaf: !mine.selfDeaf }),
      h('button', { type: 'button', class: 'round', data: { focus: 'leave' }, 'aria-label': 'Leave the voice channel', title: 'Leave the voice channel', onclick: () => this.actions.joinVoice(null) }, icon('leave')));
  }

  #switch(symbol, on, label, change) {
    return h('button', { type: 'button', class: 'round', data: { focus: symbol }, 'aria-pressed': String(Boolean(on)), 'aria-label': label, title: label, onclick: () => this.actions.inVoice(change) }, icon(symbol));
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

/** A sign with its meaning in words, for who does not see it. */
function marked(symbol, words) {
  return h('span', { class: 'mark', title: words }, icon(symbol, 14), h('span', { class: 'unseen' }, words));
}
