import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { hex } from '../messages/names.js';
import { avatar } from '../messages/avatar.js';
import { newPerson } from '../sidebar/person.js';
import { botPermissions } from './permits.js';
import { memberRoles, newRole } from './roles.js';

/** The members of the chosen server, and a click to be one of them. */
export class People {
  constructor(store, actions, api) {
    this.store = store;
    this.actions = actions;
    this.list = h('ul', { class: 'people-list' });
    this.element = h('section', { class: 'people', 'aria-label': 'Members' }, this.list,
      h('div', { class: 'people-more' },
        h('button', { type: 'button', class: 'quiet-link', onclick: () => newPerson(actions) }, icon('plus', 14), 'New person'),
        h('button', { type: 'button', class: 'quiet-link', onclick: () => newRole(actions) }, icon('plus', 14), 'New role'),
        h('button', { type: 'button', class: 'quiet-link', onclick: () => store.guild && botPermissions(store, api) }, icon('gear', 14), 'What the bot may do')));
    store.on('guild users voice selection', () => this.#draw());
  }

  #draw() {
    const { store } = this;
    const members = [...(store.guild?.members ?? [])].sort((a, b) => Number(b.user.bot) - Number(a.user.bot) || store.nameOf(a.user.id).localeCompare(store.nameOf(b.user.id)));
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    fill(this.list, members.slice(0, 200).map((member) => this.#member(member)));
    if (focused) this.list.querySelector(`[data-focus="${focused}"]`)?.focus();
  }

  #member({ user, roles, owner }) {
    const { store, actions } = this;
    const named = (store.guild.roles ?? []).filter(({ id }) => roles.includes(id));
    const colour = named.toSorted((a, b) => b.position - a.position).find(({ color }) => color)?.color;
    const voice = store.voiceOf(user.id);
    const facts = [owner ? 'owner' : null, ...named.map(({ name }) => name), voice ? `in ${store.channel(voice.channelId)?.name}` : null, user.locale].filter(Boolean);
    return h('li', { class: 'member', data: { user: user.id } }, avatar(user, user.id === store.botId),
      h('div', { class: 'member-words' }, h('strong', { style: { color: colour ? hex(colour) : null } }, store.nameOf(user.id)), h('small', {}, facts.join(' · '))),
      user.bot ? h('span', { class: 'app-tag' }, 'app') : h('button', {
        type: 'button', class: 'small', data: { focus: `roles-${user.id}` }, 'aria-label': `Roles of ${store.nameOf(user.id)}`, onclick: () => memberRoles(store, actions, user.id),
      }, 'Roles'),
      user.bot ? null : user.id === store.me ? h('small', { class: 'you' }, 'you')
        : h('button', { type: 'button', class: 'small', data: { focus: user.id }, 'aria-label': `Act as ${store.nameOf(user.id)}`, onclick: () => actions.actAs(user.id) }, 'Act as'));
  }
}
