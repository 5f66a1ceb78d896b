import { ask, choice } from '../dom/dialog.js';
import { h } from '../dom/h.js';
import { BITS } from '../world/permissions.js';

const WRITTEN = {
  VIEW_CHANNEL: 'see the channel', SEND_MESSAGES: 'write', EMBED_LINKS: 'embed links', ATTACH_FILES: 'attach files',
  READ_MESSAGE_HISTORY: 'read the history', MANAGE_MESSAGES: 'delete messages of others',
};
const SPOKEN = { VIEW_CHANNEL: 'see the channel', CONNECT: 'connect', SPEAK: 'speak', MUTE_MEMBERS: 'let people speak on a stage', SET_VOICE_CHANNEL_STATUS: 'set the line under its name' };

/** Says what the bot may do in a channel, as a moderator does: what is taken away and comes back is seen at once. */
export function botPermissions(store, api) {
  const channels = store.guild.channels.filter(({ kind }) => !kind.endsWith('_thread') && kind !== 'category');
  const here = channels.find(({ id }) => id === store.channelId) ?? channels[0];
  const picker = choice(Object.fromEntries(channels.map(({ id, name, kind }) => [id, `${name} (${kind})`])), here?.id);
  const element = h('fieldset', { class: 'ticks' });
  let boxes = [];

  function draw() {
    const channel = store.channel(picker.value);
    const words = ['voice', 'stage'].includes(channel.kind) ? SPOKEN : WRITTEN;
    boxes = Object.entries(words).map(([name, text]) => [name, h('input', { type: 'checkbox', value: name, checked: may(store, channel, name) }), text]);
    element.replaceChildren(...boxes.map(([, control, text]) => h('label', { class: 'tick' }, control, h('span', {}, text))));
  }

  picker.addEventListener('change', draw);
  Object.defineProperty(element, 'values', { get: () => boxes.map(([name, control]) => [name, control.checked]) });
  draw();
  ask({
    title: 'What the bot may do',
    fields: [{ name: 'channel', label: 'Channel', element: picker }, { name: 'permissions', label: 'The bot may', element }],
    submit: 'Save permissions',
    done: ({ channel, permissions }) => api.permit(channel, store.botId, {
      allow: permissions.filter(([, on]) => on).map(([name]) => name),
      deny: permissions.filter(([, on]) => !on).map(([name]) => name),
    }),
  });
}

/** What its roles and the channel's overwrites come to; the simulator decides, this only shows where the boxes begin. */
function may(store, { overwrites }, name) {
  const bit = 1n << BITS[name];
  const own = overwrites.find(({ id }) => id === store.botId);
  if (own && BigInt(own.deny) & bit) return false;
  if (own && BigInt(own.allow) & bit) return true;
  const everyone = overwrites.find(({ id }) => id === store.guild.id);
  if (everyone && BigInt(everyone.deny) & bit) return false;
  return (BigInt(store.member(store.botId)?.permissions ?? '0') & bit) !== 0n;
}
