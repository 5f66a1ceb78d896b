import { ask } from '../dom/dialog.js';
import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { hue, initials } from '../messages/avatar.js';
import { inCrate } from './crate.js';

/** The servers, as records in a crate. */
export class Servers {
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.list = h('ul', { class: 'servers-list' });
    this.element = h('nav', { class: 'servers', 'aria-label': 'Servers' }, this.list,
      h('button', { type: 'button', class: 'server add', 'aria-label': 'New server', title: 'New server', onclick: () => this.create() }, icon('plus', 22)));
    store.on('guilds guild selection', () => this.#draw());
  }

  create() {
    ask({
      title: 'A new server',
      intro: [h('p', {}, 'The bot is invited at once; you and everybody you made so far are in it.')],
      fields: [
        { name: 'name', label: 'Name', placeholder: 'The Listening Room', maxlength: 100 },
        { name: 'text', label: 'Text channels', value: 'general', hint: 'separated by commas' },
        { name: 'voice', label: 'Voice channels', value: 'lounge, studio', hint: 'separated by commas' },
      ],
      submit: 'Create server',
      done: ({ name, text, voice }) => this.actions.createGuild({ name, text: words(text), voice: words(voice) }),
    });
  }

  #draw() {
    const { guilds, guild } = this.store;
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    const shown = inCrate([...guilds.values()], guild?.id);
    const hidden = guilds.size - shown.length;
    fill(this.list, shown.map(({ id, name, botPresent, unavailable }) => h('li', {}, h('button', {
      type: 'button', class: 'server', style: { '--hue': hue(id) }, data: { focus: id, state: unavailable ? 'unavailable' : botPresent ? 'here' : 'botless' },
      'aria-current': id === guild?.id ? 'true' : null, 'aria-label': name, title: name, onclick: () => this.actions.openGuild(id),
    }, h('span', { 'aria-hidden': 'true' }, initials(name))))).concat(hidden
      ? [h('li', { class: 'servers-hidden', title: `${hidden} more servers are not shown` }, `+${hidden}`)] : []));
    if (focused) this.list.querySelector(`[data-focus="${focused}"]`)?.focus();
  }
}

function words(text) {
  return text.split(',').map((word) => word.trim()).filter(Boolean);
}
