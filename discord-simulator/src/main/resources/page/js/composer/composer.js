import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { catalogue, matching, parseLine } from '../commands/options.js';
import { Autocomplete } from './autocomplete.js';
import { CommandForm } from './command-form.js';
import { Pending } from './pending.js';
import { Popup } from './popup.js';

const NARROW = window.matchMedia('(max-width: 560px)');
const ON_THEIR_WAY = 'The bot’s commands are on their way…';

/** Where a person writes: plain text, or `/` and a command with its options. */
export class Composer {
  #form = null;
  #last = null;
  /** The form whose command is on its way. */
  #sent = null;
  /** How often a command line was sent before there were commands that could take it. */
  #early = 0;

  constructor(store, api) {
    this.store = store;
    this.api = api;
    this.popup = new Popup((item) => item.pick());
    this.autocomplete = new Autocomplete((body) => api.autocomplete(body));
    this.text = h('textarea', {
      rows: 1, 'aria-autocomplete': 'list', autocomplete: 'off', 'aria-label': 'Message',
      oninput: () => this.#edited(), onkeydown: (event) => this.#key(event), onblur: () => this.popup.hide(), onfocus: () => this.#typed(),
    });
    this.files = new Pending(api, (text) => this.#hint(text));
    this.place = h('div', { class: 'composer-place' }, this.text);
    this.status = h('p', { class: 'composer-hint', role: 'alert' });
    this.element = h('form', { class: 'composer', 'aria-label': 'Write a message or use a command', onsubmit: (event) => { event.preventDefault(); this.#submit(); } },
      this.popup.element,
      this.files.element,
      h('div', { class: 'composer-bar' },
        h('button', { type: 'button', class: 'round slash', 'aria-label': 'Pick a command', title: 'Pick a command', onclick: () => this.write('/') }, h('kbd', {}, '/')),
        this.files.button,
        this.place,
        h('button', { type: 'submit', class: 'round', 'aria-label': 'Send', title: 'Send' }, icon('send'))),
      this.status);
    store.on('selection guild users', () => this.#follow());
    store.on('commands', () => this.#takeUp());
  }

  /** Starts a text or a command line from outside: a shortcut, a command that was mentioned. */
  write(text) {
    this.#leave(text);
  }

  /** Starts one command with nothing filled in. */
  command(path) {
    const entry = this.#entries().find((each) => each.path === path);
    if (entry) this.#enter(entry, {});
    else this.#leave(`/${path}`);
  }

  #entries() {
    return catalogue(this.store.commands ?? [], this.store.locale);
  }

  #follow() {
    const name = this.store.channelName();
    this.text.placeholder = name ? (NARROW.matches ? `Write to ${name}` : `Write to ${name}, or / for a command`) : 'Pick a channel first';
    const opens = this.text.disabled && name;
    this.text.disabled = !name;
    if (opens) this.#takeUp();
  }

  /** A command begun before the page was ready for it goes on as if it had been, unless its writer turned to something else. */
  #takeUp() {
    if (this.#form || !this.text.value.startsWith('/')) return;
    const { activeElement } = document;
    if (activeElement === this.text) this.#typed();
    // Tab finds nothing to pick yet and goes on to the next control.
    else if (activeElement === document.body || this.element.contains(activeElement)) this.text.focus();
    else this.#early = 0;
    if (!this.store.commands) return;
    const presses = this.#early;
    this.#early = 0;
    for (let press = 0; press < presses; press++) this.#confirm();
  }

  /** Who goes on writing has not sent yet. */
  #edited() {
    this.#early = 0;
    this.#typed();
  }

  #typed() {
    this.#hint('');
    const { value } = this.text;
    if (!value.startsWith('/')) {
      this.popup.hide();
      return;
    }
    const line = parseLine(value, this.#entries(), this.store.locale);
    if (line) {
      this.#enter(line.entry, line.values);
      this.#form.goOn(Object.keys(line.values).at(-1), /\s$/.test(value) ? ' ' : '');
      return;
    }
    const found = matching(this.#entries(), value.slice(1));
    this.popup.show(this.text, {
      items: found.map((entry) => ({ label: `/${entry.label}`, detail: entry.description, badge: optionsOf(entry), pick: () => this.#enter(entry, {}) })),
      active: 0,
      note: found.length ? '' : this.#nothing(value),
    });
  }

  #nothing(value) {
    const { commands } = this.store;
    if (!commands) return ON_THEIR_WAY;
    return commands.length ? `No command fits “${value}”.` : 'The bot has not registered any command yet.';
  }

  #key(event) {
    const { popup } = this;
    if (popup.any && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      popup.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (popup.chosen && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) {
      event.preventDefault();
      popup.chosen.pick();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'Escape') {
      this.#early = 0;
      popup.hide();
    } else if (event.key === 'ArrowUp' && !this.text.value && this.#last) {
      event.preventDefault();
      this.#enter(this.#last.entry, this.#last.texts);
    }
  }

  #enter(entry, values) {
    this.autocomplete.stop();
    this.popup.hide();
    this.#form = new CommandForm(entry, values, {
      popup: this.popup,
      autocomplete: this.autocomplete,
      scene: () => ({ guild: this.store.guild, locale: this.store.locale }),
      question: (options, focused) => ({ ...this.#scene(entry), options, focused }),
      attach: (file) => this.api.attach(file),
      send: (sent, options) => this.#send(sent, options),
      leave: (text) => this.#leave(text),
      hint: (text) => this.#hint(text),
    });
    this.text.value = '';
    fill(this.place, this.#form.element);
    this.#form.focus();
  }

  #leave(text) {
    this.#form = null;
    this.autocomplete.stop();
    this.popup.hide();
    fill(this.place, this.text);
    this.text.value = text;
    this.text.focus();
    this.#typed();
  }

  #scene(entry) {
    const { guild, channelId, me, locale, inDirect } = this.store;
    return { guild: inDirect ? undefined : guild?.id, channel: channelId, user: me, name: entry.path, locale };
  }

  /** What Enter does: takes what is marked, or else sends. */
  #confirm() {
    if (this.popup.chosen) this.popup.chosen.pick();
    else this.#submit();
  }

  #submit() {
    if (this.#form) {
      this.#form.submit();
      return;
    }
    const content = this.text.value.trim();
    if (!content && !this.files.any) return;
    if (content.startsWith('/')) {
      if (!this.store.commands) this.#early++;
      this.#hint(this.store.commands ? `“${content}” is no command here. Type / to see them all.` : ON_THEIR_WAY);
      return;
    }
    this.text.value = '';
    const files = this.files.take();
    this.#attempt(() => this.api.say(this.store.channelId, this.store.me, content, files.map(({ id }) => id)), () => {
      this.text.value = content;
      this.files.putBack(files);
    });
  }

  #send(entry, options) {
    const form = this.#form;
    if (this.#sent === form) return;
    this.#sent = form;
    this.#last = { entry, texts: form.texts };
    const body = { ...this.#scene(entry), options };
    this.#attempt(async () => {
      this.store.begin((await this.api.useCommand(body)).id);
      if (this.#form === form) this.#leave('');
    }, () => {
      this.#sent = null;
      form.focus();
    });
  }

  async #attempt(action, otherwise) {
    try {
      await action();
    } catch (refused) {
      otherwise();
      this.#hint(refused.message);
    }
  }

  #hint(text) {
    this.status.textContent = text;
  }
}

function optionsOf({ options }) {
  return options.map(({ name, required }) => (required ? name : `${name}?`)).join('  ');
}
