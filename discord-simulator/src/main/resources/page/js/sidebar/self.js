import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { avatar } from '../messages/avatar.js';
import { LOCALES } from '../world/locale.js';
import { newPerson } from './person.js';

/** Who we act as, and the menu to be somebody else. */
export class Self {
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.menu = h('div', { class: 'menu self-menu', popover: 'auto', id: 'self-menu' });
    this.button = h('button', { type: 'button', class: 'self', popovertarget: 'self-menu' });
    this.menu.addEventListener('beforetoggle', ({ newState }) => { if (newState === 'open') this.#open(); });
    this.element = h('div', { class: 'self-holder' }, this.button, this.menu);
    store.on('users selection guild', () => this.#draw());
  }

  #draw() {
    const { self, locale } = this.store;
    fill(this.button, self
      ? [avatar(self), h('span', { class: 'self-words' }, h('strong', {}, self.globalName ?? self.username), h('small', {}, `acting as, ${LOCALES[locale] ?? locale}`)), icon('chevron')]
      : [h('span', { class: 'self-words' }, h('strong', {}, 'Nobody yet'), h('small', {}, 'choose who you are')), icon('chevron')]);
  }

  #open() {
    const { store, actions, menu } = this;
    const people = [...store.users.values()].filter(({ bot, id }) => !bot && (!store.guild || store.member(id)));
    const close = (action) => () => { menu.hidePopover(); action(); };
    fill(menu, h('p', { class: 'eyebrow' }, 'Act as'),
      h('ul', { class: 'menu-list' }, people.map((user) => h('li', {}, h('button', {
        type: 'button', class: 'menu-row', 'aria-pressed': String(user.id === store.me), onclick: close(() => actions.actAs(user.id)),
      }, avatar(user), h('span', { class: 'menu-label' }, user.globalName ?? user.username, h('small', {}, LOCALES[user.locale] ?? user.locale)), h('span', { class: 'menu-check' }, icon('check', 16)))))),
      h('button', { type: 'button', class: 'menu-row', onclick: close(() => newPerson(actions)) }, h('span', { class: 'menu-mark' }, icon('plus', 16)), h('span', { class: 'menu-label' }, 'New person')),
      store.self ? h('label', { class: 'field' }, h('span', {}, `${store.self.globalName ?? store.self.username}’s language`), this.#language()) : null,
      store.self ? h('label', { class: 'menu-row' }, this.#direct(), h('span', { class: 'menu-label' }, 'Takes direct messages')) : null);
  }

  #direct() {
    const { store, actions } = this;
    return h('input', { type: 'checkbox', checked: store.self.directMessages, onchange: ({ target }) => actions.takeDirect(target.checked) });
  }

  #language() {
    const { store, actions } = this;
    return h('select', { onchange: ({ target }) => actions.speak(target.value) }, Object.entries(LOCALES).map(([code, words]) => h('option', { value: code, selected: code === store.locale }, words)));
  }
}
