import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inCrate } from '../../../../discord-simulator/src/main/resources/page/js/sidebar/crate.js';

const servers = (count) => Array.from({ length: count }, (_, index) => ({ id: String(index) }));
const ids = (count, chosen) => inCrate(servers(count), chosen).map(({ id }) => Number(id));

test('as many servers as fit are all shown', () => {
  assert.deepEqual(ids(50), servers(50).map((_, index) => index));
});

test('of more, the first and the newest are shown', () => {
  const shown = ids(61);
  assert.equal(shown.length, 50);
  assert.deepEqual(shown.slice(0, 3), [0, 12, 13]);
  assert.equal(shown.at(-1), 60);
});

test('the chosen one is shown, whatever its age', () => {
  assert.ok(ids(1000, '7').includes(7));
});
