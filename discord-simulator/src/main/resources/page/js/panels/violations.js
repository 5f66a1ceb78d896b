import { fill, h } from '../dom/h.js';
import { clock } from '../markdown/time.js';

const SHOWN = 100;
const MESSAGE_CONTENT = 1 << 15;
const POLL_MS = 4000;

/** What the bot or the audio node did that the real Discord would refuse or punish. */
export class Violations {
  constructor(store, api, problem) {
    this.store = store;
    this.api = api;
    this.problem = problem;
    this.intent = h('input', { type: 'checkbox', onchange: () => this.#permit() });
    this.list = h('ol', { class: 'violations-list' });
    this.clear = h('button', { type: 'button', class: 'small', onclick: () => this.#clear() }, 'Clear');
    this.intro = h('p', { class: 'panel-intro' });
    this.unsimulated = h('ul', { class: 'unsimulated', 'aria-label': 'Not simulated' });
    this.element = h('section', { class: 'violations', 'aria-label': 'Violations of Discord’s rules' }, h('div', { class: 'panel-line' }, this.intro, this.clear), this.list, this.unsimulated,
      h('label', { class: 'tick intent' }, this.intent, h('span', {}, 'Message content intent', h('small', {}, 'as in the Developer Portal: without it the bot does not read what people write'))));
    store.on('violations', () => this.#draw());
    store.on('loaded', () => { this.#readVoice(); this.#readIntent(); });
    store.on('settings', () => this.#readIntent());
    // The voice server keeps its own list and sends no events.
    setInterval(() => { if (!document.hidden && store.connection.status === 'live') this.#readVoice(); }, POLL_MS);
    this.#draw();
  }

  counted(tell) {
    this.store.on('violations', () => tell(this.#all().length));
  }

  #all() {
    const { violations, voiceViolations } = this.store;
    return [...violations, ...voiceViolations].sort((a, b) => Date.parse(b.when) - Date.parse(a.when));
  }

  async #readVoice() {
    const before = this.store.voiceViolations.length;
    // A simulator without a voice server has nothing to say here.
    this.store.voiceViolations = await this.api.voiceViolations().catch(() => []);
    if (this.store.voiceViolations.length !== before) this.store.changed('violations');
  }

  async #readIntent() {
    const { privilegedIntents } = await this.api.settings().catch(() => ({ privilegedIntents: 0 }));
    this.intent.checked = Boolean(privilegedIntents & MESSAGE_CONTENT);
  }

  async #permit() {
    try {
      await this.api.changeSettings({ privilegedIntents: this.intent.checked ? MESSAGE_CONTENT : 0 });
    } catch (refused) {
      this.problem(refused.message);
      this.#readIntent();
    }
  }

  async #clear() {
    await this.api.clearViolations();
    this.store.violations = [];
    this.store.voiceViolations = [];
    this.store.changed('violations');
  }

  #draw() {
    const all = this.#all();
    this.intro.textContent = all.length
      ? 'What Discord would refuse, punish or silently drop.'
      : 'This Discord is strict, and it has nothing to complain about.';
    this.clear.hidden = all.length === 0;
    fill(this.list, all.slice(0, SHOWN).map(({ when, rule, where, detail }) => h('li', {},
      h('p', {}, h('code', {}, rule), h('time', { datetime: when }, clock(Date.parse(when), Date.now(), this.store.locale))),
      h('p', {}, detail), h('p', { class: 'where' }, where ?? 'voice server'))));
    fill(this.unsimulated, this.store.unsimulated.map(({ what }) => h('li', {},
      h('code', {}, what), ' is a route of the real Discord that this one does not have. No fault of the bot.')));
  }
}
