/** What a person does on the page apart from writing: choosing, moving, making. */
export class Actions {
  #commandsRead = 0;
  /** The server that was chosen last, which may still be on its way here. */
  #wanted = null;
  #opened = 0;

  constructor(store, api, preferences, { live, problem }) {
    this.store = store;
    this.api = api;
    this.preferences = preferences;
    this.live = live;
    this.problem = problem;
  }

  /** Reads everything that the page shows at first, and picks what was chosen last time if it still exists. */
  async load() {
    const { store, api } = this;
    const state = await api.state();
    store.applicationId = state.applicationId;
    store.botId = state.botId;
    store.endpoint = state.endpoint;
    store.users = new Map(state.users.map((user) => [user.id, user]));
    store.guilds = new Map(state.guilds.map((guild) => [guild.id, guild]));
    store.unsimulated = state.unsimulated;
    store.violations = await api.violations();
    await this.#choose(state);
    store.changed('guilds', 'users', 'violations', 'loaded');
  }

  async #choose({ guilds }) {
    const { store, preferences } = this;
    const wanted = this.#wanted ?? preferences.get('guild');
    const guild = guilds.find(({ id }) => id === wanted) ?? guilds[0];
    if (!guild) {
      store.guild = null;
      store.channelId = null;
      store.changed('guild', 'selection', 'voice');
      return;
    }
    await this.openGuild(guild.id);
  }

  async openGuild(id) {
    const { store, api, preferences } = this;
    const mine = ++this.#opened;
    this.#wanted = id;
    const guild = await api.guild(id);
    // Another server was chosen while this one was read.
    if (mine !== this.#opened) return;
    const changes = store.guild?.id !== id;
    store.guild = guild;
    if (changes) store.commands = null;
    preferences.set('guild', id);
    this.#pickSelf();
    const { channels } = store.guild;
    const wanted = changes ? preferences.get(`channel.${id}`) : store.channelId;
    const channel = channels.find((each) => each.id === wanted) ?? channels.find(({ kind }) => kind === 'text') ?? null;
    if (!(store.inDirect && !changes)) store.channelId = channel?.id ?? null;
    // Nobody has to wait for the commands to read or to write.
    await Promise.all([this.readCommands(), this.#readTalk()]);
  }

  async #readTalk() {
    await Promise.all([this.#readMessages(), this.#readInteractions()]);
    this.store.changed('guild', 'voice', 'selection', 'messages');
  }

  /** Who acts: the one of last time, else the first person of this server. */
  #pickSelf() {
    const { store, preferences } = this;
    const people = store.guild.members.filter(({ user }) => !user.bot).map(({ user }) => user.id);
    const wanted = store.me ?? preferences.get('user');
    const me = people.includes(wanted) ? wanted : (people[0] ?? null);
    if (me === store.me) return;
    store.me = me;
    store.directId = null;
    if (this.live.user !== me) this.live.listen(me);
  }

  async readCommands() {
    const { store } = this;
    const mine = ++this.#commandsRead;
    const commands = await this.api.commands(store.guild?.id);
    // Asked again since then, perhaps for another server.
    if (mine !== this.#commandsRead) return;
    // The same again would move the mark in an open list back to its first row.
    if (JSON.stringify(commands) === JSON.stringify(store.commands)) return;
    store.commands = commands;
    store.changed('commands');
  }

  rereadCommands() {
    return this.#attempt(() => this.readCommands());
  }

  async openChannel(id) {
    this.store.channelId = id;
    this.preferences.set(`channel.${this.store.guild.id}`, id);
    await this.#readMessages();
    this.store.changed('selection', 'messages');
  }

  async openDirect() {
    const { id } = await this.api.directChannel(this.store.me);
    this.store.directId = id;
    this.store.unreadDirect = false;
    this.store.channelId = id;
    await this.#readMessages();
    this.store.changed('selection', 'messages');
  }

  async #readInteractions() {
    const { store, api } = this;
    const { id } = store.guild;
    const interactions = await api.interactions(id);
    if (store.guild?.id !== id) return;
    store.interactions = new Map(interactions.filter(({ kind }) => kind !== 'autocomplete').map((each) => [each.id, each]));
    store.changed('interactions');
  }

  async #readMessages() {
    const { store, api } = this;
    const channel = store.channelId;
    const messages = channel && store.me ? await api.messages(channel, store.me) : [];
    // Another channel was chosen while this one was read.
    if (channel !== store.channelId) return;
    store.messages = new Map(messages.map((message) => [message.id, message]));
    store.complaints.clear();
  }

  actAs(user) {
    this.preferences.set('user', user);
    this.store.me = user;
    this.store.directId = null;
    this.store.unreadDirect = false;
    this.store.changed('selection', 'voice');
    this.live.listen(user);
  }

  joinVoice(channel) {
    return this.#attempt(() => this.api.moveVoice(this.store.guild.id, this.store.me, channel));
  }

  speak(locale) {
    return this.#attempt(async () => {
      const user = await this.api.changeUser(this.store.me, { locale });
      this.store.users.set(user.id, user);
      this.store.changed('users');
    });
  }

  takeDirect(directMessages) {
    return this.#attempt(async () => {
      const user = await this.api.changeUser(this.store.me, { directMessages });
      this.store.users.set(user.id, user);
      this.store.changed('users');
    });
  }

  async createUser(name, locale) {
    const user = await this.api.newUser({ name: handle(name), globalName: name, locale });
    this.store.users.set(user.id, user);
    if (this.store.guild) await this.api.addMember(this.store.guild.id, user.id);
    this.actAs(user.id);
  }

  async createGuild(body) {
    const members = [...this.store.users.values()].filter(({ bot }) => !bot).map(({ id }) => id).slice(0, 25);
    const guild = await this.api.newGuild({ ...body, owner: this.store.me ?? members[0], members });
    await this.openGuild(guild.id);
  }

  createChannel(body) {
    return this.api.newChannel(this.store.guild.id, body);
  }

  deleteMessage(message) {
    return this.#attempt(() => this.api.deleteMessage(this.store.channelId, message, this.store.me));
  }

  /** How the person we act as mutes, deafens or raises a hand. */
  inVoice(change) {
    return this.#attempt(() => this.api.changeVoice(this.store.guild.id, this.store.me, change));
  }

  /** A moderator of a stage lets somebody speak, or sends them back to the audience. */
  letSpeak(user, speak) {
    return this.#attempt(() => this.api.changeVoice(this.store.guild.id, user, { suppress: !speak }));
  }

  giveRoles(user, roles) {
    return this.api.changeMember(this.store.guild.id, user, { roles });
  }

  createRole(body) {
    return this.api.newRole(this.store.guild.id, body);
  }

  removeMember(user) {
    return this.#attempt(() => this.api.removeMember(this.store.guild.id, user));
  }

  async #attempt(action) {
    try {
      await action();
    } catch (refused) {
      this.problem(refused.message);
    }
  }
}

/** A username as Discord allows it, from any name. */
function handle(name) {
  const plain = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9_.]+/g, '');
  return plain.length >= 2 ? plain.slice(0, 32) : `listener.${plain}`;
}
