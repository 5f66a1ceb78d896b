import { h } from '../dom/h.js';
import { localized } from '../world/locale.js';
import { check, isClosed, OptionType, suggestions, takes } from '../commands/options.js';

/**
 * A command being filled in: its name, a field for each required option and each optional one that was asked for, and an
 * empty place at the end where more options are named or Enter sends.
 */
export class CommandForm {
  /** `host` is `{popup, autocomplete, scene(), question(options, focused), attach(file), send(entry, options), leave(text), hint(text)}`. */
  constructor(entry, values, host) {
    this.entry = entry;
    this.host = host;
    this.fields = [];
    this.tail = h('input', {
      class: 'tail', type: 'text', role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false',
      'aria-label': 'Add an option, or press Enter to send', data: { focus: 'tail' },
      oninput: () => this.#jumps(this.tail) || this.#begins() || this.#offerOptions(), onfocus: () => this.#offerOptions(), onkeydown: (event) => this.#tailKey(event),
    });
    this.element = h('div', { class: 'strip', role: 'group', 'aria-label': `Command ${entry.label}` },
      h('span', { class: 'strip-name' }, `/${entry.label}`), this.tail);
    for (const option of entry.options) {
      if (option.required || values[option.name] !== undefined) this.#add(option, values[option.name] ?? '');
    }
  }

  focus() {
    const empty = this.fields.find(({ option, input }) => option.required && !input.value);
    (empty?.input ?? this.tail).focus();
  }

  /** Puts the cursor where a line ended that was read from text: behind the value written last, or where `focus` would. */
  goOn(name, space) {
    const written = this.fields.find(({ option }) => option.name === name);
    if (!written) return;
    const { input } = written;
    input.value += space;
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }

  /** The values as they stand, unchecked, for autocomplete and for calling the command back later. */
  get texts() {
    return Object.fromEntries(this.fields.map(({ option, input }) => [option.name, input.value]));
  }

  /** Sends when everything is in order; otherwise says what is not and goes there. */
  submit() {
    const surplus = this.tail.value.trim();
    if (surplus) {
      this.tail.focus();
      this.host.hint(`/${this.entry.label} has no option “${surplus}”.`);
      return;
    }
    const options = {};
    for (const field of this.fields) {
      const { value, problem } = this.#check(field);
      if (problem) {
        this.#complain(field, problem);
        return;
      }
      if (value !== undefined) options[field.option.name] = value;
    }
    this.host.popup.hide();
    this.host.send(this.entry, options);
  }

  #check({ option, input, picked }) {
    return check(option, input.value, picked, this.host.scene());
  }

  #complain(field, problem) {
    field.input.setAttribute('aria-invalid', 'true');
    field.input.focus();
    this.host.hint(`${field.label}: ${problem}`);
  }

  #add(option, text) {
    const label = localized(option, 'name', this.host.scene().locale);
    const field = { option, label, picked: null };
    field.input = h('input', {
      type: 'text', value: text, role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false',
      'aria-label': label, 'aria-required': String(Boolean(option.required)), data: { option: option.name },
      inputmode: [OptionType.INTEGER, OptionType.NUMBER].includes(option.type) ? 'decimal' : null,
      oninput: () => this.#jumps(field.input) || this.#typed(field), onfocus: () => this.#explain(field), onblur: () => this.#left(field),
      onkeydown: (event) => this.#fieldKey(event, field),
    });
    field.element = h('label', { class: 'pill' }, h('span', { class: 'pill-name' }, label), field.input);
    this.fields.push(field);
    this.tail.before(field.element);
    return field;
  }

  /** Who types an option's name and a colon goes on in that option's field. */
  #jumps(input) {
    if (/^\s/.test(input.value)) input.value = input.value.trimStart();
    const [, before, name] = /^(|.*\s)([\p{L}\p{N}_-]+):$/u.exec(input.value) ?? [];
    const option = this.entry.options.find((each) => [each.name, localized(each, 'name', this.host.scene().locale)].includes(name));
    if (!option) return false;
    input.value = before.trimEnd();
    const field = this.fields.find((each) => each.option === option) ?? this.#add(option, '');
    field.input.focus();
    return true;
  }

  /** Text that names no option belongs to the first one, as in a line that is read whole. */
  #begins() {
    const [first] = this.entry.options;
    const typed = this.tail.value.trim();
    const free = first?.type === OptionType.STRING && !first.choices?.length && !this.fields.some(({ option }) => option === first);
    if (!typed || !free || this.#absent(typed).length) return false;
    const text = this.tail.value.trimStart();
    this.tail.value = '';
    const field = this.#add(first, text);
    field.input.focus();
    field.input.setSelectionRange(text.length, text.length);
    return true;
  }

  #typed(field) {
    field.picked = null;
    field.input.removeAttribute('aria-invalid');
    this.host.hint('');
    this.#explain(field);
  }

  #left(field) {
    this.host.popup.hide();
    this.host.autocomplete.stop();
    if (field.input.value && this.#check(field).problem) field.input.setAttribute('aria-invalid', 'true');
  }

  #head({ option, label }) {
    return [
      h('strong', {}, label),
      h('span', {}, localized(option, 'description', this.host.scene().locale)),
      h('em', {}, `${takes(option)}${option.required ? ', required' : ''}`),
    ];
  }

  #explain(field) {
    const { popup, autocomplete } = this.host;
    const head = this.#head(field);
    if (field.option.autocomplete) {
      popup.show(field.input, { head, items: field.offered ?? [], note: 'Asking the bot…' });
      autocomplete.question(this.host.question(this.texts, field.option.name), ({ choices, problem }) => {
        field.offered = choices.map(({ name, value }) => this.#suggestion(field, { name, value, hint: '' }));
        // Who has marked a row of the answer before keeps it.
        popup.show(field.input, { head, items: field.offered, active: popup.markedIn(field.offered), note: problem });
      });
      return;
    }
    if (field.option.type === OptionType.ATTACHMENT) {
      popup.show(field.input, { head, items: [{ label: 'Choose a file…', pick: () => this.#choose(field) }], active: field.picked ? -1 : 0 });
      return;
    }
    const found = suggestions(field.option, field.picked ? '' : field.input.value, this.host.scene());
    const note = isClosed(field.option) && !found.length ? 'Nothing fits.' : '';
    // Who has typed or picked a whole name sees all others as well, and means that one.
    const named = found.findIndex(({ name }) => name.toLowerCase() === field.input.value.trim().toLowerCase());
    popup.show(field.input, { head, items: found.map((each) => this.#suggestion(field, each)), active: found.length ? Math.max(0, named) : -1, note });
  }

  #choose(field) {
    const chooser = h('input', { type: 'file', hidden: true, onchange: () => this.#attach(field, chooser.files[0]) });
    field.chooser?.remove();
    field.chooser = chooser;
    field.input.after(chooser);
    chooser.click();
  }

  async #attach(field, file) {
    try {
      const { id, filename } = await this.host.attach(file);
      this.#suggestion(field, { name: filename, value: id }).pick();
    } catch (refused) {
      this.#complain(field, refused.message);
    }
  }

  #suggestion(field, suggestion) {
    return {
      label: suggestion.name,
      detail: suggestion.hint,
      pick: () => {
        field.picked = suggestion;
        field.input.value = suggestion.name;
        field.input.removeAttribute('aria-invalid');
        this.#onwards(field);
      },
    };
  }

  #onwards(field) {
    const empty = this.fields.find((each) => each !== field && each.option.required && !each.input.value);
    (empty?.input ?? this.tail).focus();
  }

  /** The options that are not there yet and whose names begin so. */
  #absent(typed) {
    return this.entry.options
      .filter((option) => !this.fields.some((field) => field.option === option))
      .map((option) => ({ option, label: localized(option, 'name', this.host.scene().locale) }))
      .filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()));
  }

  #offerOptions() {
    const { locale } = this.host.scene();
    const typed = this.tail.value.trim().toLowerCase();
    const items = this.#absent(typed)
      .map(({ option, label }) => ({
        label, detail: localized(option, 'description', locale), badge: 'optional',
        pick: () => { this.tail.value = ''; this.#add(option, '').input.focus(); },
      }));
    const head = [h('strong', {}, `/${this.entry.label}`), h('span', {}, this.entry.description), h('em', {}, 'Enter sends')];
    const note = typed && !items.length ? 'No such option here.' : '';
    this.host.popup.show(this.tail, { head, items, active: typed ? 0 : -1, note });
  }

  #fieldKey(event, field) {
    const { input } = field;
    const empty = !input.value;
    const { selectionStart: start, selectionEnd: end } = input;
    if (this.#commonKey(event)) return;
    if (event.key === 'Backspace' && empty) {
      event.preventDefault();
      this.#back(field);
    } else if (event.key === 'ArrowLeft' && start === 0 && end === 0) {
      this.#step(event, field, -1);
    } else if (event.key === 'ArrowRight' && start === input.value.length) {
      this.#step(event, field, 1);
    }
  }

  #tailKey(event) {
    if (this.#commonKey(event) || this.tail.value) return;
    if (event.key === 'Backspace' || event.key === 'ArrowLeft') {
      event.preventDefault();
      const last = this.fields.at(-1);
      if (last) last.input.focus();
      else if (event.key === 'Backspace') this.host.leave(`/${this.entry.label}`);
    }
  }

  /** The keys that mean the same everywhere in the strip. */
  #commonKey(event) {
    const { popup } = this.host;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      popup.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Tab' && !event.shiftKey && popup.chosen) {
      event.preventDefault();
      popup.chosen.pick();
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      if (popup.chosen) popup.chosen.pick();
      else this.submit();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (popup.any) popup.hide();
      else this.host.leave('');
    } else {
      return false;
    }
    return true;
  }

  #back(field) {
    const at = this.fields.indexOf(field);
    if (!field.option.required) {
      field.element.remove();
      this.fields.splice(at, 1);
      this.tail.focus();
    } else if (at > 0) {
      this.fields[at - 1].input.focus();
    } else {
      this.host.leave(`/${this.entry.label}`);
    }
  }

  #step(event, field, step) {
    const next = this.fields[this.fields.indexOf(field) + step]?.input ?? (step > 0 ? this.tail : null);
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (step > 0) next.setSelectionRange(0, 0);
  }
}
