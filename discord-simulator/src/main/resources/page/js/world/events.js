const KEPT_INTERACTIONS = 50;

/** Applies one live event to the store. */
export function apply(store, type, data) {
  handlers[type]?.(store, data);
}

const handlers = {
  guild(store, guild) {
    const { id, name, memberCount, botPresent, unavailable } = guild;
    store.guilds.set(id, { id, name, memberCount, botPresent, unavailable });
    if (store.guild?.id === id && guild.channels) store.guild = guild;
    store.changed('guilds', 'guild', 'voice');
  },
  'guild.removed'(store, { id }) {
    store.guilds.delete(id);
    if (store.guild?.id === id) store.guild = null;
    store.changed('guilds', 'guild', 'voice');
  },
  channel(store, { guildId, channel }) {
    inGuild(store, guildId, (guild) => ({ channels: upsert(guild.channels, channel, (each) => each.id) }));
  },
  'channel.removed'(store, { guildId, id }) {
    inGuild(store, guildId, (guild) => ({ channels: guild.channels.filter((each) => each.id !== id) }));
  },
  member(store, { guildId, member }) {
    store.users.set(member.user.id, member.user);
    inGuild(store, guildId, (guild) => ({ members: upsert(guild.members, member, (each) => each.user.id) }));
  },
  'member.removed'(store, { guildId, userId }) {
    inGuild(store, guildId, (guild) => ({
      members: guild.members.filter((each) => each.user.id !== userId),
      voiceStates: guild.voiceStates.filter((each) => each.userId !== userId),
    }));
  },
  user(store, user) {
    store.users.set(user.id, user);
    if (store.guild) {
      const members = store.guild.members.map((each) => (each.user.id === user.id ? { ...each, user } : each));
      store.guild = { ...store.guild, members };
    }
    store.changed('users', 'guild');
  },
  voice(store, voice) {
    if (store.guild?.id !== voice.guildId) return;
    const others = store.guild.voiceStates.filter((each) => each.userId !== voice.userId);
    store.guild = { ...store.guild, voiceStates: voice.channelId ? [...others, voice] : others };
    store.changed('voice');
  },
  message: putMessage,
  'message.edited': putMessage,
  'message.deleted'(store, { channelId, id }) {
    if (channelId === store.channelId && store.messages.delete(id)) store.changed('messages');
  },
  interaction(store, interaction) {
    const ours = interaction.guildId === store.guild?.id || interaction.userId === store.me;
    if (!ours || interaction.kind === 'autocomplete') return;
    store.interactions.set(interaction.id, interaction);
    if (store.interactions.size > KEPT_INTERACTIONS) store.interactions.delete(store.interactions.keys().next().value);
    store.changed('interactions', 'messages');
  },
  commands(store) {
    store.changed('registered');
  },
  settings(store) {
    store.changed('settings');
  },
  endpoint(store, endpoint) {
    store.endpoint = endpoint;
    store.changed('connection');
  },
  part(store, part) {
    store.parts = upsert(store.parts, part, (each) => each.name);
    store.changed('parts');
  },
  violation(store, violation) {
    store.violations = [...store.violations, violation];
    store.changed('violations');
  },
  unsimulated(store, asked) {
    store.unsimulated = upsert(store.unsimulated, asked, (each) => each.what);
    store.changed('violations');
  },
};

function putMessage(store, { channelId, recipientId, message }) {
  if (channelId !== store.channelId) {
    if (recipientId === null || recipientId !== store.me || store.unreadDirect) return;
    store.unreadDirect = true;
    store.changed('selection');
    return;
  }
  store.messages.set(message.id, message);
  store.changed('messages');
}

function inGuild(store, id, change) {
  if (store.guild?.id !== id) return;
  store.guild = { ...store.guild, ...change(store.guild) };
  store.changed('guild', 'voice');
}

function upsert(list, thing, key) {
  const at = list.findIndex((each) => key(each) === key(thing));
  return at < 0 ? [...list, thing] : list.with(at, thing);
}
