import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { Chart } from './chart.js';
import { colourOf, filled, seriesOf, stepOf } from './expression.js';
import { shown } from './units.js';

/** What a gauge's bar is full at where the dashboard does not say. */
const FULL = 1;
const OF_NO_USE = new Set(['__name__', 'alertstate']);

/** A panel of a dashboard, drawn as its type says. */
export class Panel {
  constructor(panel, observed) {
    this.panel = panel;
    this.observed = observed;
    this.body = h('div', { class: 'panel-body' });
    this.note = h('p', { class: 'complaint', role: 'status' });
    this.chart = panel.type === 'timeseries' ? new Chart(panel.title) : null;
    this.element = h('article', { class: `view ${panel.type}`, 'aria-label': panel.title, style: { '--wide': panel.gridPos.w, '--high': panel.gridPos.h } },
      h('header', { class: 'view-head' }, h('h3', { title: panel.description }, panel.title),
        (panel.links ?? []).map(({ title, url }) => h('a', { class: 'runbook', href: url.replace('${docs}', '/docs'), 'aria-label': `${title} (${panel.title})`, title }, icon('file', 15)))),
      h('p', { class: 'unseen' }, panel.description), this.note, this.body);
    if (this.chart) this.body.append(this.chart.element);
  }

  /** Asks anew and draws; says so where it cannot. */
  async refresh(rangeSeconds, now) {
    try {
      const instant = this.panel.type === 'table' || this.panel.type === 'gauge';
      const step = stepOf(rangeSeconds);
      // On whole steps, so that a line does not tremble from one look to the next.
      const end = Math.floor(now / step) * step;
      const answers = await Promise.all(this.panel.targets.map(({ expr }) => {
        const query = filled(expr, rangeSeconds);
        return instant ? this.observed.now(query) : this.observed.range(query, end - rangeSeconds, end, step);
      }));
      const series = answers.flatMap((data, at) => seriesOf(data, this.panel.targets[at].legendFormat));
      this.note.textContent = '';
      this.element.dataset.series = series.length;
      this.#draw(series, end - rangeSeconds, end);
    } catch (refused) {
      this.note.textContent = refused.message;
    }
  }

  #draw(series, from, to) {
    const { defaults } = this.panel.fieldConfig;
    const drawing = { timeseries: this.#lines, stat: this.#stat, gauge: this.#gauge, table: this.#table }[this.panel.type];
    if (drawing) drawing.call(this, series, defaults, from, to);
    else fill(this.body, h('p', { class: 'hint' }, `This page does not draw ${this.panel.type}.`));
  }

  #lines(series, { unit, thresholds, custom, min, max }, from, to) {
    this.chart.draw({
      series, from, to, unit, thresholds: thresholds.steps, isStacked: custom?.stacking?.mode === 'normal',
      least: min, most: max, lines: custom?.thresholdsStyle?.mode === 'line',
    });
  }

  #stat(series, { unit, thresholds }) {
    const values = series.map(({ name, points }) => ({ name, value: points.at(-1)?.[1] }));
    fill(this.body, h('div', { class: 'stat-values' }, values.length === 0 ? h('p', { class: 'figure none' }, '–')
      : values.map(({ name, value }) => h('p', { class: `figure ${colourOf(value, thresholds)}` }, shown(value, unit), values.length > 1 ? h('small', {}, name) : null))));
  }

  #gauge(series, { unit, thresholds, min = 0, max = FULL }) {
    const value = series[0]?.points.at(-1)?.[1];
    const share = Number.isFinite(value) ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
    fill(this.body, h('p', { class: `figure ${colourOf(value, thresholds)}` }, shown(value, unit)),
      h('div', { class: `gauge-bar ${colourOf(value, thresholds)}`, role: 'meter', 'aria-label': this.panel.title, 'aria-valuemin': min, 'aria-valuemax': max, 'aria-valuenow': Number.isFinite(value) ? value : min, 'aria-valuetext': shown(value, unit) },
        h('i', { style: { '--share': `${share * 100}%` } })));
  }

  #table(series, { unit }) {
    const columns = [...new Set(series.flatMap(({ labels }) => Object.keys(labels)))].filter((name) => !OF_NO_USE.has(name));
    fill(this.body, series.length === 0 ? h('p', { class: 'hint' }, 'None.')
      : h('div', { class: 'table-room', tabindex: 0, role: 'region', 'aria-label': this.panel.title }, h('table', {},
        h('thead', {}, h('tr', {}, columns.map((name) => h('th', { scope: 'col' }, name)), h('th', { scope: 'col' }, 'value'))),
        h('tbody', {}, series.map(({ labels, points }) => h('tr', {}, columns.map((name) => h('td', {}, labels[name] ?? '')), h('td', {}, shown(points.at(-1)?.[1], unit))))))));
  }
}
