import { byAge } from './snowflake.js';

/**
 * Everything the page knows, and who wants to hear when it changes.
 *
 * Objects in here are replaced, never changed in place, so that a view can tell by identity what is new. Listeners of a
 * topic are called once per turn, however many events arrived in it.
 */
export class Store {
  connection = { status: 'connecting', reason: null };
  applicationId = null;
  botId = null;
  endpoint = null;
  users = new Map();
  guilds = new Map();
  guild = null;
  /** What the bot registered for this server; null until that was read. */
  commands = null;
  me = null;
  channelId = null;
  /** The direct-message channel of the bot and the person we act as, once it was opened. */
  directId = null;
  messages = new Map();
  interactions = new Map();
  /** The interactions that were begun in this window: only here do they fail visibly or open a modal. */
  begun = new Set();
  violations = [];
  voiceViolations = [];
  /** What the bot asked for that Discord has and this one does not: `{what, times, last}`. */
  unsimulated = [];
  parts = [];
  /** Clicks on components that wait for their answer: interaction id → {messageId, customId}. */
  pressed = new Map();
  /** What went wrong under a message after a click: message id → text. */
  complaints = new Map();
  /** The bot is sending sound that can be heard right now. */
  sounding = false;

  #listeners = new Map();
  #changed = new Set();

  on(topics, listener) {
    for (const topic of topics.split(' ')) {
      if (!this.#listeners.has(topic)) this.#listeners.set(topic, new Set());
      this.#listeners.get(topic).add(listener);
    }
    return listener;
  }

  changed(...topics) {
    if (this.#changed.size === 0) queueMicrotask(() => this.#tell());
    topics.forEach((topic) => this.#changed.add(topic));
  }

  #tell() {
    const listeners = new Set([...this.#changed].flatMap((topic) => [...(this.#listeners.get(topic) ?? [])]));
    this.#changed.clear();
    listeners.forEach((listener) => listener());
  }

  user(id) {
    return this.users.get(id) ?? this.guild?.members.find((member) => member.user.id === id)?.user ?? null;
  }

  get self() {
    return this.me ? this.user(this.me) : null;
  }

  get locale() {
    return this.self?.locale ?? 'en-US';
  }

  member(id) {
    return this.guild?.members.find((member) => member.user.id === id) ?? null;
  }

  nameOf(id) {
    const user = this.user(id);
    return this.member(id)?.nick ?? user?.globalName ?? user?.username ?? 'somebody';
  }

  channel(id) {
    return this.guild?.channels.find((channel) => channel.id === id) ?? null;
  }

  get inDirect() {
    return this.channelId !== null && this.channelId === this.directId;
  }

  /** The chosen channel as a person would call it, or null when there is none. */
  channelName() {
    if (this.inDirect) return `@${this.nameOf(this.botId)}`;
    const channel = this.channel(this.channelId);
    return channel ? `#${channel.name}` : null;
  }

  voiceOf(user) {
    return this.guild?.voiceStates.find((voice) => voice.userId === user && voice.channelId) ?? null;
  }

  inChannel(channel) {
    return this.guild?.voiceStates.filter((voice) => voice.channelId === channel) ?? [];
  }

  messagesHere() {
    return [...this.messages.values()].sort((a, b) => byAge(a.id, b.id));
  }

  begin(interaction) {
    this.begun.add(interaction);
    this.changed('interactions', 'messages');
  }

  /** The interaction this message answers, when it is one of those that the page saw. */
  interactionOf(message) {
    return this.interactions.get(message.interaction_metadata?.id ?? message.interaction?.id) ?? null;
  }
}
