import { localized } from '../world/locale.js';

/** Discord's option types, by number. */
export const OptionType = {
  SUBCOMMAND: 1, GROUP: 2, STRING: 3, INTEGER: 4, BOOLEAN: 5, USER: 6, CHANNEL: 7, ROLE: 8, MENTIONABLE: 9, NUMBER: 10, ATTACHMENT: 11,
};

const CHAT_INPUT = 1;
const CHANNEL_KINDS = { text: 0, voice: 2, category: 4, announcement: 5, announcement_thread: 10, public_thread: 11, private_thread: 12, stage: 13, forum: 15 };

/** Every command a person can type, subcommands by their whole path: `{path, label, description, options, command}`. */
export function catalogue(commands, locale) {
  return commands
    .filter((command) => (command.type ?? CHAT_INPUT) === CHAT_INPUT)
    .flatMap((command) => leaves(command, command, [], [], locale));
}

function leaves(node, command, path, labels, locale) {
  const ownPath = [...path, node.name];
  const ownLabels = [...labels, localized(node, 'name', locale)];
  const options = node.options ?? [];
  const nested = options.filter(({ type }) => type === OptionType.SUBCOMMAND || type === OptionType.GROUP);
  if (nested.length) return nested.flatMap((child) => leaves(child, command, ownPath, ownLabels, locale));
  return [{ path: ownPath.join(' '), label: ownLabels.join(' '), description: localized(node, 'description', locale), options, command }];
}

/** The commands that fit what was typed after the slash: those that begin with it first, then those that contain it. */
export function matching(entries, typed) {
  const wanted = typed.trim().toLowerCase();
  const rank = ({ label, path }) => {
    const names = [label.toLowerCase(), path.toLowerCase()];
    if (names.some((name) => name.startsWith(wanted))) return 0;
    return names.some((name) => name.includes(wanted)) ? 1 : 2;
  };
  return entries.map((entry) => [rank(entry), entry]).filter(([rank]) => rank < 2).sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

/**
 * Reads a line that somebody typed or pasted: `/play query: blue in green position: next`.
 *
 * Text before the first `name:` belongs to the first option, as in Discord; names may be written in the person's language.
 * Null when it begins with no known command followed by a space.
 */
export function parseLine(line, entries, locale) {
  if (!line.startsWith('/')) return null;
  const typed = line.slice(1);
  const lower = typed.toLowerCase();
  const begins = (name) => lower.startsWith(`${name.toLowerCase()} `);
  const entry = entries
    .filter(({ label, path }) => begins(label) || begins(path))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (!entry) return null;
  const name = begins(entry.label) ? entry.label : entry.path;
  return { entry, values: splitValues(typed.slice(name.length + 1), entry.options, locale) };
}

function splitValues(text, options, locale) {
  const values = {};
  const written = new Map(options.flatMap((option) => [[option.name, option.name], [localized(option, 'name', locale), option.name]]));
  // The longest first, since one name may begin another.
  const names = [...written.keys()].map((name) => name.replace(/[^\p{L}\p{N}_-]/gu, '')).sort((a, b) => b.length - a.length).join('|');
  const marks = names ? [...text.matchAll(new RegExp(`(?:^|\\s)(${names}):\\s*`, 'gu'))] : [];
  const head = text.slice(0, marks[0]?.index ?? text.length).trim();
  if (head && options.length) values[options[0].name] = head;
  marks.forEach((mark, index) => {
    values[written.get(mark[1])] = text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length).trim();
  });
  return values;
}

/** Whether only the listed values may be given, so that a picker should mark the first at once. */
export function isClosed({ type, choices }) {
  const { BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE } = OptionType;
  return Boolean(choices?.length) || [BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE].includes(type);
}

/** The suggestions a picker shows for an option without asking the bot: `{name, value, hint}`. */
export function suggestions(option, typed, { guild, locale }) {
  const found = offered(option, guild, locale);
  const wanted = typed.trim().toLowerCase();
  const exact = found.some(({ name }) => name.toLowerCase() === wanted);
  if (!wanted || exact) return found;
  return found.filter(({ name }) => name.toLowerCase().includes(wanted));
}

function offered({ type, choices, channel_types: kinds }, guild, locale) {
  if (choices?.length) return choices.map((choice) => ({ name: localized(choice, 'name', locale), value: choice.value, hint: '' }));
  const people = () => (guild?.members ?? []).map(({ user, nick }) => ({ name: nick ?? user.globalName ?? user.username, value: user.id, hint: `@${user.username}` }));
  const roles = () => (guild?.roles ?? []).map(({ id, name }) => ({ name, value: id, hint: 'role' }));
  switch (type) {
    case OptionType.BOOLEAN:
      return [{ name: 'True', value: true, hint: '' }, { name: 'False', value: false, hint: '' }];
    case OptionType.USER:
      return people();
    case OptionType.ROLE:
      return roles();
    case OptionType.MENTIONABLE:
      return [...people(), ...roles()];
    case OptionType.CHANNEL:
      return (guild?.channels ?? [])
        .filter(({ kind }) => !kinds?.length || kinds.includes(CHANNEL_KINDS[kind]))
        .map(({ id, name, kind }) => ({ name, value: id, hint: kind }));
    default:
      return [];
  }
}

/**
 * Checks what stands in an option's field as Discord's client does: `{value}` to send, `{problem}` to show, or `{}` when an
 * optional field is empty. `picked` is the suggestion that was chosen, if any.
 */
export function check(option, text, picked, scene) {
  const typed = text.trim();
  if (!typed) return option.required ? { problem: 'This option is required.' } : {};
  if (picked && picked.name === text) return { value: picked.value };
  if (isClosed(option)) {
    const same = suggestions(option, '', scene).filter(({ name }) => name.toLowerCase() === typed.toLowerCase());
    return same.length === 1 ? { value: same[0].value } : { problem: 'Choose one of the list.' };
  }
  switch (option.type) {
    case OptionType.INTEGER:
      return /^[+-]?\d{1,15}$/.test(typed) ? inRange(option, Number(typed)) : { problem: 'Give a whole number.' };
    case OptionType.NUMBER:
      return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(typed) ? inRange(option, Number(typed)) : { problem: 'Give a number.' };
    case OptionType.ATTACHMENT:
      return { problem: 'Choose a file.' };
    default:
      return ofLength(option, text);
  }
}

function inRange({ min_value: min, max_value: max }, value) {
  if (min !== undefined && value < min) return { problem: `Give at least ${min}.` };
  if (max !== undefined && value > max) return { problem: `Give at most ${max}.` };
  return { value };
}

function ofLength({ min_length: min = 0, max_length: max = 6000 }, text) {
  if (text.length < min) return { problem: `Write at least ${min} characters.` };
  if (text.length > max) return { problem: `Write at most ${max} characters: these are ${text.length}.` };
  return { value: text };
}

/** What an option takes, in a few words for the hint line. */
export function takes({ type, min_value: min, max_value: max, min_length: minLength, max_length: maxLength, choices }) {
  if (choices?.length) return `one of ${choices.length}`;
  const between = (low, high, unit) => {
    if (low !== undefined && high !== undefined) return `${unit}, ${low}–${high}`;
    if (low !== undefined) return `${unit}, at least ${low}`;
    return high === undefined ? unit : `${unit}, at most ${high}`;
  };
  switch (type) {
    case OptionType.INTEGER: return between(min, max, 'whole number');
    case OptionType.NUMBER: return between(min, max, 'number');
    case OptionType.BOOLEAN: return 'true or false';
    case OptionType.USER: return 'a person';
    case OptionType.CHANNEL: return 'a channel';
    case OptionType.ROLE: return 'a role';
    case OptionType.MENTIONABLE: return 'a person or a role';
    case OptionType.ATTACHMENT: return 'a file';
    default: return minLength || maxLength ? `${between(minLength, maxLength, 'text')} characters` : 'text';
  }
}
