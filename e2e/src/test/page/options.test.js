import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, check, matching, parseLine, suggestions, takes } from '../../../../discord-simulator/src/main/resources/page/js/commands/options.js';

const query = { type: 3, name: 'query', description: 'What to play', required: true, autocomplete: true, max_length: 10 };
const when = { type: 3, name: 'when', description: 'Where', choices: [{ name: 'At the end', value: 'last', name_localizations: { de: 'Am Ende' } }, { name: 'Next', value: 'next' }] };
const percent = { type: 4, name: 'percent', description: 'How loud', required: true, min_value: 0, max_value: 200 };
const commands = [
  { name: 'play', description: 'Play', description_localizations: { de: 'Spielen' }, options: [query, when] },
  { name: 'volume', description: 'Loudness', options: [percent] },
  { name: 'premium', description: 'Plans', options: [
    { type: 1, name: 'status', description: 'What you have' },
    { type: 2, name: 'gift', description: '', options: [{ type: 1, name: 'give', description: 'Give one' }] },
  ] },
  { name: 'Listen along', type: 2 },
];
const entries = catalogue(commands, 'en-GB');
const scene = { locale: 'en-GB', guild: { members: [{ user: { id: '7', username: 'ada', globalName: 'Ada' } }], roles: [], channels: [{ id: '8', name: 'lounge', kind: 'voice' }, { id: '9', name: 'general', kind: 'text' }] } };

test('subcommands are entries by their whole path, menus of other kinds are none', () => {
  assert.deepEqual(entries.map(({ path }) => path), ['play', 'volume', 'premium status', 'premium gift give']);
});

test('descriptions and choices come in the person’s language', () => {
  assert.equal(catalogue(commands, 'de')[0].description, 'Spielen');
  assert.equal(catalogue(commands, 'fr')[0].description, 'Play');
  assert.deepEqual(suggestions(when, '', { ...scene, locale: 'de' }).map(({ name }) => name), ['Am Ende', 'Next']);
});

test('what begins with the typed text comes before what contains it', () => {
  assert.deepEqual(matching(entries, 'p').map(({ path }) => path), ['play', 'premium status', 'premium gift give']);
  assert.deepEqual(matching(entries, 'gift').map(({ path }) => path), ['premium gift give']);
  assert.deepEqual(matching(entries, 'zzz'), []);
});

test('a pasted line becomes a command with its options', () => {
  const { entry, values } = parseLine('/play query: blue: in green when: Next', entries);
  assert.equal(entry.path, 'play');
  assert.deepEqual(values, { query: 'blue: in green', when: 'Next' });
  assert.deepEqual(parseLine('/volume 50', entries).values, { percent: '50' });
  const german = [{ name: 'effects', name_localizations: { de: 'effekte' }, options: [{ type: 1, name: 'mix', options: [
    { type: 10, name: 'left', name_localizations: { de: 'links' } }, { type: 10, name: 'left-right', name_localizations: { de: 'links-rechts' } }] }] }];
  assert.deepEqual(parseLine('/effekte mix links: 0.5 links-rechts: 1', catalogue(german, 'de'), 'de').values, { left: '0.5', 'left-right': '1' });
  assert.deepEqual(parseLine('/effects mix left: 0.5 left-right: 1', catalogue(german, 'de'), 'de').values, { left: '0.5', 'left-right': '1' });
  assert.equal(parseLine('/premium status ', entries).entry.path, 'premium status');
  assert.equal(parseLine('/play', entries), null);
  assert.equal(parseLine('/nonsense now', entries), null);
});

test('numbers are held to their type and range', () => {
  assert.deepEqual(check(percent, '200', null, scene), { value: 200 });
  assert.deepEqual(check(percent, '201', null, scene), { problem: 'Give at most 200.' });
  assert.deepEqual(check(percent, '-1', null, scene), { problem: 'Give at least 0.' });
  assert.deepEqual(check(percent, '1.5', null, scene), { problem: 'Give a whole number.' });
});

test('required, too long, and free text are told apart', () => {
  assert.deepEqual(check(query, ' ', null, scene), { problem: 'This option is required.' });
  assert.deepEqual(check(when, '', null, scene), {});
  assert.deepEqual(check(query, 'eleven sign', null, scene), { problem: 'Write at most 10 characters: these are 11.' });
  assert.deepEqual(check(query, 'anything', null, scene), { value: 'anything' });
});

test('a picked suggestion sends its value until the text is changed', () => {
  const picked = { name: 'Amber Hour – The Tonearm Trio', value: 'amber' };
  assert.deepEqual(check(query, picked.name, picked, scene), { value: 'amber' });
  assert.deepEqual(check(query, 'Amber', picked, scene), { value: 'Amber' });
});

test('closed lists take their own words only', () => {
  assert.deepEqual(check(when, 'at the END', null, scene), { value: 'last' });
  assert.deepEqual(check(when, 'later', null, scene), { problem: 'Choose one of the list.' });
  assert.deepEqual(check({ type: 6, name: 'user' }, 'Ada', null, scene), { value: '7' });
  assert.deepEqual(suggestions({ type: 7, channel_types: [2] }, '', scene).map(({ value }) => value), ['8']);
});

test('the hint says what an option takes', () => {
  assert.equal(takes(percent), 'whole number, 0–200');
  assert.equal(takes(query), 'text, at most 10 characters');
  assert.equal(takes(when), 'one of 2');
});
