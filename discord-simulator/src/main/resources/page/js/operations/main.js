import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { Preferences } from '../world/prefs.js';
import { Alerts } from './alerts.js';
import { Dashboard } from './dashboard.js';
import { observed } from './observed.js';

const RANGES = { 300: '5 minutes', 900: '15 minutes', 3600: '1 hour', 10800: '3 hours', 21600: '6 hours' };
const EVERY = { 0: 'by hand', 5: 'every 5 s', 10: 'every 10 s', 30: 'every 30 s' };
const ALERTS = 'alerts';

/** The operations view: alerts and dashboards, chosen by what stands behind the # of the address. */
class Operations {
  #timer = 0;
  #looks = 0;

  constructor() {
    this.preferences = new Preferences();
    this.alerts = new Alerts(observed);
    this.dashboards = new Map();
    this.nav = h('nav', { class: 'ops-nav', 'aria-label': 'Views' });
    this.range = this.#choice('Range', RANGES, 'opsRange', '900');
    this.every = this.#choice('Refresh', EVERY, 'opsEvery', '10');
    this.note = h('p', { class: 'complaint', role: 'alert' });
    this.main = h('main', { class: 'ops-main' });
    this.element = h('div', { class: 'ops' },
      h('header', { class: 'ops-head' }, h('a', { class: 'ops-back', href: '/', 'aria-label': 'Back to Discord' }, icon('leave')), h('h1', {}, 'Operations'),
        h('div', { class: 'ops-tools' }, this.range.label, this.every.label, h('button', { type: 'button', class: 'small', onclick: () => this.look() }, 'Refresh'))),
      this.nav, this.note, this.main);
  }

  async start() {
    document.body.append(this.element);
    try {
      const { on } = await observed.state();
      if (!on) return this.#off();
      this.listed = await observed.dashboards();
    } catch (refused) {
      this.note.textContent = refused.message;
      return undefined;
    }
    window.addEventListener('hashchange', () => this.show());
    window.addEventListener('resize', () => this.#soon(300));
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.look(); });
    return this.show();
  }

  get chosen() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    return this.listed.some(({ name }) => name === wanted) ? wanted : ALERTS;
  }

  async show() {
    const name = this.chosen;
    this.#navigate(0);
    this.note.textContent = '';
    document.title = `${name === ALERTS ? 'Alerts' : this.listed.find((each) => each.name === name).title} · Tonearm`;
    try {
      if (name !== ALERTS && !this.dashboards.has(name)) this.dashboards.set(name, new Dashboard(await observed.dashboard(name), observed));
    } catch (refused) {
      this.note.textContent = refused.message;
      return;
    }
    if (name !== this.chosen) return;
    fill(this.main, (this.dashboards.get(name) ?? this.alerts).element);
    await this.look();
  }

  /** Asks for everything that is shown, and again after a while. */
  async look() {
    clearTimeout(this.#timer);
    const mine = ++this.#looks;
    const view = this.dashboards.get(this.chosen);
    const [firing] = await Promise.all([this.alerts.refresh(), view?.refresh(Number(this.range.select.value), Date.now() / 1000)]);
    if (mine !== this.#looks) return;
    this.#navigate(firing);
    const seconds = Number(this.every.select.value);
    if (seconds > 0) this.#soon(seconds * 1000);
  }

  #soon(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { if (!document.hidden) this.look(); }, milliseconds);
  }

  #navigate(firing) {
    const link = (name, title, count = 0) => h('a', { href: `#${name}`, 'aria-current': this.chosen === name ? 'page' : null }, title, count ? h('span', { class: 'count' }, String(count)) : null);
    const focused = this.nav.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    fill(this.nav, link(ALERTS, 'Alerts', firing), this.listed.map(({ name, title }) => link(name, title)));
    if (focused) this.nav.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
  }

  #off() {
    fill(this.main, h('section', { class: 'ops-off' }, h('h2', {}, 'Nobody looks on'),
      h('p', {}, 'Prometheus and Alertmanager are not part of this stack. Stop it, and start it with them:'), h('pre', {}, h('code', {}, './tonearm local --observe'))));
  }

  #choice(words, options, key, otherwise) {
    const chosen = this.preferences.get(key, otherwise);
    const select = h('select', { 'aria-label': words, onchange: () => { this.preferences.set(key, select.value); if (this.listed) this.look(); } },
      Object.entries(options).map(([value, shown]) => h('option', { value, selected: value === chosen }, shown)));
    return { select, label: h('label', {}, h('span', {}, words), select) };
  }
}

new Operations().start();
