import { h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { markdown } from '../markdown/view.js';
import { clock } from '../markdown/time.js';
import { avatar } from './avatar.js';
import { attachments } from './files.js';
import { components } from './components.js';
import { embed } from './embed.js';

export const EPHEMERAL = 64;
export const LOADING = 128;
const COMPONENTS_V2 = 32768;

export const NO_ANSWER = 'The application did not respond';

/**
 * One message as its listener sees it.
 *
 * `scene` is what the components need, with `{together, failed, complaint, dismiss(id)}`: whether it continues the message
 * above it, whether a deferred answer never came, and what went wrong after a click.
 */
export function message(data, scene) {
  const ephemeral = Boolean(data.flags & EPHEMERAL);
  const loading = Boolean(data.flags & LOADING);
  const name = scene.store.nameOf(data.author.id);
  const pings = pinged(data, scene.store);
  const classes = ['message', ephemeral && 'ephemeral', pings && 'pings', scene.together && 'together', loading && 'loading'].filter(Boolean).join(' ');
  const user = scene.store.user(data.author.id);
  return h('article', { class: classes, data: { id: data.id }, 'aria-label': `Message from ${name}` },
    used(data, scene),
    scene.together ? h('span', { class: 'gutter' }) : avatar(user ?? { id: data.author.id, username: data.author.username }, data.author.bot),
    h('div', { class: 'message-main' },
      scene.together ? null : heading(data, name, scene),
      pings ? h('p', { class: 'ping' }, 'Mentions you') : null,
      loading ? waiting(name, scene.failed) : body(data, scene),
      scene.complaint ? h('p', { class: 'complaint', role: 'alert' }, icon('warning', 14), scene.complaint) : null,
      ephemeral ? whisper(data, scene) : null));
}

/** Whether the person we act as is called by it, as `allowed_mentions` lets it. */
function pinged({ mentions = [], mention_roles: roles = [], mention_everyone: everyone }, store) {
  return Boolean(everyone) || mentions.some(({ id }) => id === store.me) || roles.some((role) => store.member(store.me)?.roles.includes(role));
}

/** A command that was sent and has no message yet: on its way, or failed. */
export function sending(interaction, scene) {
  const failed = interaction.state === 'failed';
  return h('article', { class: 'message local', data: { id: interaction.id }, 'aria-label': `Your command ${interaction.name}` },
    usedLine(scene.store.nameOf(interaction.userId), interaction.name),
    avatar(scene.store.user(scene.store.botId) ?? { bot: true }, true),
    h('div', { class: 'message-main' },
      h('p', { class: 'message-head' }, h('span', { class: 'author bot' }, scene.store.nameOf(scene.store.botId)), appTag()),
      failed
        ? h('p', { class: 'complaint', role: 'alert' }, icon('warning', 14), NO_ANSWER, interaction.failure ? h('span', { class: 'why' }, interaction.failure) : null)
        : h('p', { class: 'thinking' }, dots(), 'Sending command…'),
      failed ? whisper({ id: interaction.id }, scene) : null));
}

function used(data, { store }) {
  const origin = data.interaction_metadata ?? data.interaction;
  if (!origin || data.message_reference) return null;
  const name = data.interaction?.name ?? origin.name ?? store.interactionOf(data)?.name;
  return name ? usedLine(store.nameOf(origin.user?.id ?? origin.user_id), name) : null;
}

function usedLine(who, name) {
  return h('p', { class: 'used' }, h('strong', {}, who), ' used ', h('code', {}, `/${name}`));
}

function heading(data, name, { names, remove }) {
  const at = Date.parse(data.timestamp);
  return h('p', { class: 'message-head' }, h('span', { class: data.author.bot ? 'author bot' : 'author' }, name), data.author.bot ? appTag() : null,
    h('time', { datetime: data.timestamp, title: new Date(at).toLocaleString(names.locale) }, clock(at, Date.now(), names.locale)),
    remove ? h('button', { type: 'button', class: 'message-delete', 'aria-label': `Delete the message from ${name}`, title: 'Delete', onclick: remove }, icon('trash', 16)) : null);
}

function appTag() {
  return h('span', { class: 'app-tag' }, 'app');
}

function body(data, scene) {
  const edited = data.edited_timestamp ? h('span', { class: 'edited', title: new Date(data.edited_timestamp).toLocaleString(scene.names.locale) }, '(edited)') : null;
  return [
    data.content ? h('div', { class: 'md' }, markdown(data.content, scene.names)) : null,
    (data.embeds ?? []).map((each) => embed(each, scene.names)),
    data.components?.length ? h('div', { class: 'components' }, components(data.components, scene)) : null,
    data.attachments?.length && !(data.flags & COMPONENTS_V2) ? attachments(data.attachments) : null,
    // An answer that replaced "thinking…" is no edit in a listener's eyes; Discord marks it for texts only.
    data.content ? edited : null,
  ];
}

function waiting(name, failed) {
  return failed
    ? h('p', { class: 'complaint', role: 'alert' }, icon('warning', 14), NO_ANSWER)
    : h('p', { class: 'thinking', role: 'status' }, dots(), `${name} is thinking…`);
}

function dots() {
  return h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
}

function whisper({ id }, { dismiss }) {
  return h('p', { class: 'whisper' }, icon('eye', 14), h('span', {}, 'Only you can see this'), h('span', { 'aria-hidden': 'true' }, '·'), h('button', { type: 'button', class: 'quiet-link', data: { focus: `dismiss-${id}` }, onclick: () => dismiss(id) }, 'Dismiss message'));
}
