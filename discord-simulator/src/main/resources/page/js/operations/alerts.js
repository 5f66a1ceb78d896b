import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { relative } from '../markdown/time.js';

const ORDER = { page: 0, ticket: 1 };
/** It always fires, so that somebody notices when nothing can. */
const ALWAYS = 'Watchdog';
const SHOWN = 60;

/** What fires, since when and what to do; and what those were told who would have been woken. */
export class Alerts {
  constructor(observed) {
    this.observed = observed;
    this.list = h('ul', { class: 'alert-list' });
    this.log = h('ol', { class: 'told-list' });
    this.note = h('p', { class: 'complaint', role: 'status' });
    this.watched = h('p', { class: 'watched' });
    this.element = h('div', { class: 'alerts' }, this.watched, this.note,
      h('section', { 'aria-label': 'Alerts' }, h('h2', {}, 'Alerts'), this.list),
      h('section', { 'aria-label': 'What the receivers were told' }, h('h2', {}, 'Told'),
        h('p', { class: 'hint' }, 'What Alertmanager told the receivers of monitoring/alertmanager, all of which are this stack. The newest is first.'), this.log));
  }

  /** How many fire, after having drawn them. */
  async refresh() {
    try {
      // It has to be seen also when Prometheus does not answer.
      fill(this.watched, watchedRow(await this.observed.state()));
      const [alerts, received] = await Promise.all([this.observed.alerts(), this.observed.received()]);
      this.note.textContent = '';
      const shown = alerts.filter(({ labels }) => labels.alertname !== ALWAYS).sort(byUrgency);
      fill(this.list, shown.length ? shown.map(alertRow) : h('li', { class: 'hint' }, 'Nothing fires.'));
      const told = received.filter(({ alerts: each }) => each.some(({ name }) => name !== ALWAYS)).toReversed().slice(0, SHOWN);
      fill(this.log, told.length ? told.map(toldRow) : h('li', { class: 'hint' }, 'Nothing yet.'));
      return shown.filter(({ state }) => state === 'firing').length;
    } catch (refused) {
      this.note.textContent = refused.message;
      return 0;
    }
  }
}

/** What the dead man's switch, which a service outside would be, has to say. */
export function watchedRow({ deadMansSwitch: { told, rings } = {} }) {
  if (rings === undefined) return null;
  const last = told ? ['told ', moment(told)] : ['not told yet'];
  if (!rings) return h('span', { data: { watched: 'quiet' } }, "Dead man's switch: ", last);
  return [h('span', { class: 'severity page' }, 'rings'),
    h('strong', { data: { watched: 'rings' } }, "The dead man's switch rings: ", last, '. No alert reaches anybody.'),
    runbook({ runbook_url: '/docs/runbooks/watchdog.md' }, ALWAYS)];
}

export function byUrgency(one, other) {
  const rank = ({ state, labels }) => [state === 'firing' ? 0 : 1, ORDER[labels.severity] ?? 2, labels.alertname];
  const [a, b] = [rank(one), rank(other)];
  return a[0] - b[0] || a[1] - b[1] || a[2].localeCompare(b[2]);
}

function alertRow({ labels, annotations, state, activeAt }) {
  return h('li', { class: 'alert', data: { alert: labels.alertname, state, severity: labels.severity } },
    h('span', { class: `severity ${labels.severity}` }, state === 'firing' ? labels.severity : 'pending'),
    h('div', { class: 'alert-words' },
      h('strong', {}, annotations.summary ?? labels.alertname),
      h('small', {}, [labels.alertname, labels.owner, `since ${moment(activeAt)}`].filter(Boolean).join(' · ')),
      annotations.description ? h('p', {}, annotations.description) : null),
    runbook(annotations, labels.alertname));
}

function toldRow({ at, receiver, alerts }) {
  return h('li', { class: 'told' }, h('small', {}, `${new Date(at).toLocaleTimeString('en-GB')} → ${receiver}`),
    h('ul', {}, alerts.map(({ name, firing, labels, annotations }) => h('li', { data: { told: name, firing } },
      h('span', { class: `severity ${firing ? labels.severity : 'cleared'}` }, firing ? labels.severity : 'cleared'), h('span', {}, annotations.summary ?? name), runbook(annotations, name)))));
}

function runbook({ runbook_url: url }, name) {
  return url ? h('a', { class: 'runbook', href: url, 'aria-label': `Runbook of ${name}` }, icon('file', 15), 'Runbook') : null;
}

function moment(at) {
  return h('time', { datetime: at }, relative(Date.parse(at) / 1000, Date.now(), 'en')).textContent;
}
