import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../../discord-simulator/src/main/resources/page/js/markdown/parse.js';
import { moment, relative } from '../../../../discord-simulator/src/main/resources/page/js/markdown/time.js';

/** The tree as one line: `paragraph[bold[text:a]]`. */
function line(nodes) {
  return nodes.map((node) => {
    const inside = node.children ? `[${line(node.children)}]` : node.items ? `[${node.items.map(line).join(' | ')}]` : '';
    const own = node.text ?? node.id ?? node.url ?? (node.seconds !== undefined ? `${node.seconds}${node.style}` : node.level);
    return `${node.type}${own === undefined ? '' : `:${own}`}${inside}`;
  }).join(' ');
}
const lineOf = (source) => line(parse(source));

test('styles nest', () => {
  assert.equal(lineOf('**bold *both***'), 'paragraph[bold[text:bold  italic[text:both]]]');
  assert.equal(lineOf('***both***'), 'paragraph[bold[italic[text:both]]]');
  assert.equal(lineOf('__u__ ~~s~~ ||x|| `c*c`'), 'paragraph[underline[text:u] text:  strike[text:s] text:  spoiler[text:x] text:  code:c*c]');
});

test('underscores inside words and lonely stars are text', () => {
  assert.equal(lineOf('snake_case_name 2 * 3 * 4'), 'paragraph[text:snake_case_name 2 * 3 * 4]');
});

test('a backslash makes the next sign plain', () => {
  assert.equal(lineOf('\\*not\\* \\[a\\](b)'), 'paragraph[text:*not* [a](b)]');
});

test('headings, subtext and quotes are blocks of their own', () => {
  assert.equal(lineOf('### Now playing\nAmber Hour\n-# 3:12'), 'heading:3[text:Now playing] paragraph[text:Amber Hour] subtext[text:3:12]');
  assert.equal(lineOf('> one\n> two\nafter'), 'quote[paragraph[text:one break text:two]] paragraph[text:after]');
  assert.equal(lineOf('####### none'), 'paragraph[text:####### none]');
});

test('lists nest by indentation and keep their kind', () => {
  assert.equal(lineOf('- a\n- b\n  1. c\n  2. d\n- e'),
    'list[paragraph[text:a] | paragraph[text:b] list[paragraph[text:c] | paragraph[text:d]] | paragraph[text:e]]');
});

test('code blocks keep everything inside', () => {
  assert.deepEqual(parse('```js\nlet **a**;\n```'), [{ type: 'codeblock', language: 'js', text: 'let **a**;' }]);
  assert.equal(lineOf('``` open for ever'), 'paragraph[text:``` open for ever]');
});

test('links lead to the web and nowhere else', () => {
  assert.equal(lineOf('[Amber Hour](https://a.example/x)'), 'paragraph[link:https://a.example/x[text:Amber Hour]]');
  assert.equal(lineOf('see https://a.example/x.'), 'paragraph[text:see  link:https://a.example/x[text:https://a.example/x] text:.]');
  assert.equal(lineOf('[x](javascript:alert(1))'), 'paragraph[text:[x](javascript:alert(1))]');
});

test('mentions, timestamps and emoji are recognised', () => {
  assert.equal(lineOf('<@1> <@!2> <@&3> <#4> </play:5> <t:60:R> <t:60> <:fire:6>'),
    'paragraph[user:1 text:  user:2 text:  role:3 text:  channel:4 text:  command:5 text:  timestamp:60R text:  timestamp:60f text:  emoji:6]');
});

test('hostile text ends in reasonable time', () => {
  const started = performance.now();
  parse('*'.repeat(4000));
  parse('['.repeat(2000) + '(' .repeat(2000));
  parse('_a'.repeat(2000));
  assert.ok(performance.now() - started < 2000);
});

test('relative times read as Discord shows them', () => {
  assert.equal(relative(1000 + 170, 1000 * 1000, 'en-GB'), 'in 3 minutes');
  assert.equal(relative(1000 - 5, 1000 * 1000, 'en-GB'), '5 seconds ago');
  assert.equal(relative(1000 + 86400 * 2, 1000 * 1000, 'de'), 'übermorgen');
  assert.equal(moment(0, 'd', 0, 'en-GB'), '01/01/1970');
});
