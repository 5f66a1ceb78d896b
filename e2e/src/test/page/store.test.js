import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply } from '../../../../discord-simulator/src/main/resources/page/js/world/events.js';
import { byAge, madeAt } from '../../../../discord-simulator/src/main/resources/page/js/world/snowflake.js';
import { Store } from '../../../../discord-simulator/src/main/resources/page/js/world/store.js';
import { Level } from '../../../../discord-simulator/src/main/resources/page/js/voice/level.js';

function aStoreInAGuild() {
  const store = new Store();
  store.guild = { id: '1', channels: [], members: [], voiceStates: [], roles: [] };
  store.channelId = '10';
  return store;
}

test('ids are ordered by age whatever their length', () => {
  assert.deepEqual(['1000', '999', '1001'].sort(byAge), ['999', '1000', '1001']);
  assert.equal(madeAt('175928847299117063'), 1462015105796);
});

test('somebody who leaves voice is nowhere', () => {
  const store = aStoreInAGuild();
  apply(store, 'voice', { guildId: '1', userId: '5', channelId: '20' });
  assert.equal(store.inChannel('20').length, 1);
  apply(store, 'voice', { guildId: '1', userId: '5', channelId: null });
  assert.equal(store.voiceOf('5'), null);
});

test('an edit takes the message’s place and a message elsewhere is not shown here', () => {
  const store = aStoreInAGuild();
  apply(store, 'message', { channelId: '10', message: { id: '100', content: 'thinking' } });
  apply(store, 'message.edited', { channelId: '10', message: { id: '100', content: 'done' } });
  apply(store, 'message', { channelId: '11', message: { id: '101', content: 'elsewhere' } });
  assert.deepEqual(store.messagesHere().map(({ content }) => content), ['done']);
});

test('what is not simulated is listed once, however often it is asked for', () => {
  const store = aStoreInAGuild();
  apply(store, 'unsimulated', { what: 'GET /guilds/{guild_id}/emojis', times: 1 });
  apply(store, 'unsimulated', { what: 'GET /guilds/{guild_id}/emojis', times: 2 });
  assert.deepEqual(store.unsimulated.map(({ times }) => times), [2]);
  assert.equal(store.violations.length, 0);
});

test('listeners hear of many changes once', async () => {
  const store = aStoreInAGuild();
  let calls = 0;
  store.on('messages interactions', () => calls++);
  store.changed('messages');
  store.changed('messages', 'interactions');
  await Promise.resolve();
  assert.equal(calls, 1);
});

test('the level rises at once, falls slowly, and silence is not audible', () => {
  const level = new Level();
  level.hear(new Int16Array(1920).fill(12000), 1000);
  assert.ok(level.value(1000) > 0.9);
  assert.ok(level.value(1200) > 0.4);
  assert.equal(level.value(3000), 0);
  assert.ok(level.audible(1300));
  level.hear(new Int16Array(1920), 1600);
  assert.ok(!level.audible(1600));
});

test('a frame older than the last sound is no louder than it', () => {
  const level = new Level();
  level.hear(new Int16Array(1920).fill(20000), 1000);
  assert.equal(level.value(400), level.value(1000));
});
