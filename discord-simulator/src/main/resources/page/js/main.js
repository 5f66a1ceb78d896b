import { h } from './dom/h.js';
import { icon } from './dom/icons.js';
import { Composer } from './composer/composer.js';
import { Log } from './messages/log.js';
import { Modals } from './messages/modal.js';
import { namesFor } from './messages/names.js';
import { Presses } from './messages/press.js';
import { Hops } from './panels/hops.js';
import { Parts } from './panels/parts.js';
import { People } from './panels/people.js';
import { Tabs } from './panels/tabs.js';
import { Violations } from './panels/violations.js';
import { Channels } from './sidebar/channels.js';
import { Self } from './sidebar/self.js';
import { Servers } from './sidebar/servers.js';
import { Deck } from './voice/deck.js';
import { Actions } from './world/actions.js';
import { api } from './world/api.js';
import { apply } from './world/events.js';
import { Live } from './world/live.js';
import { Preferences } from './world/prefs.js';
import { Store } from './world/store.js';
import { Frame } from './frame.js';

const store = new Store();
const preferences = new Preferences();

const live = new Live({
  load: () => actions.load(),
  apply: (type, data) => apply(store, type, data),
  status: (status, reason = null) => {
    store.connection = { status, reason };
    store.changed('connection');
  },
});
const actions = new Actions(store, api, preferences, { live, problem: (text) => frame.toast(text) });
const links = { onCommand: (path) => composer.command(path), onChannel: (id) => actions.openChannel(id) };

const composer = new Composer(store, api);
const presses = new Presses(store, api);
const log = new Log(store, (...press) => presses.press(...press), links, actions);
const servers = new Servers(store, actions);
new Modals(store, api, () => namesFor(store, links));

const frame = new Frame(store, {
  servers: servers.element,
  channels: new Channels(store, actions).element,
  self: new Self(store, actions).element,
  log: log.element,
  composer: composer.element,
  deck: new Deck(store, preferences).element,
  tabs: new Tabs(preferences, [
    { id: 'route', title: 'Route', symbol: 'route', panel: new Hops(store, api) },
    { id: 'parts', title: 'Parts', symbol: 'parts', panel: new Parts(store, api) },
    { id: 'rules', title: 'Rules', symbol: 'strict', panel: new Violations(store, api, (text) => frame.toast(text)) },
    { id: 'people', title: 'People', symbol: 'people', panel: new People(store, actions, api) },
  ]).element,
  firstServer: h('button', { type: 'button', class: 'button primary', onclick: () => servers.create() }, icon('plus'), 'Make a server'),
});
document.body.append(frame.element);

store.on('registered', () => actions.rereadCommands());
window.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea, select, [contenteditable], dialog, .menu');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    composer.write('/');
  }
});
live.listen(preferences.get('user'));
