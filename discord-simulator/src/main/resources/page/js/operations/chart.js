import { h } from '../dom/h.js';
import { svg } from '../dom/icons.js';
import { moments, round, stacked } from './scale.js';
import { shown } from './units.js';

const LEFT = 56;
const BOTTOM = 20;
const TOP = 8;
/** As many as can be told apart; what is more begins again. */
const COLOURS = 8;
const HOUR = 3600;

/** Lines over time, with their names and what they are at the end, or where somebody points. */
export class Chart {
  #at = null;

  constructor(title) {
    this.title = title;
    this.canvas = h('div', { class: 'chart-canvas' });
    this.legend = h('ul', { class: 'chart-legend' });
    this.element = h('div', { class: 'chart' }, this.canvas, this.legend);
    this.canvas.addEventListener('pointermove', (event) => this.#point(event));
    this.canvas.addEventListener('pointerleave', () => this.#look(null));
  }

  /** `series` are `{name, points: [[at, value]]}`; times in seconds. */
  draw({ series, from, to, unit, thresholds, isStacked, least, most, lines }) {
    this.drawn = { series, from, to, unit };
    const width = Math.max(220, this.canvas.clientWidth || 480);
    const height = Math.max(110, this.canvas.clientHeight || 160);
    const areas = isStacked ? stacked(series) : null;
    const finite = (areas ? areas.flat().map(([, , high]) => high) : series.flatMap(({ points }) => points.map(([, value]) => value))).filter(Number.isFinite);
    const limits = lines ? thresholds.map(({ value }) => value).filter((value) => value !== null && value <= Math.max(0, ...finite) * 4) : [];
    const axis = round(Math.min(least ?? Infinity, ...finite, ...(finite.length ? [] : [0])), Math.max(most ?? -Infinity, ...finite, ...limits, ...(finite.length ? [] : [1])));
    const x = (at) => LEFT + ((at - from) / (to - from)) * (width - LEFT - 8);
    const y = (value) => TOP + (1 - (value - axis.from) / (axis.to - axis.from)) * (height - TOP - BOTTOM);
    this.x = x;
    this.cursor = svg('line', { class: 'chart-cursor', y1: TOP, y2: height - BOTTOM, visibility: 'hidden' });
    const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...(to - from < HOUR / 2 ? { second: '2-digit' } : {}) });
    this.canvas.replaceChildren(svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': this.#words() },
      ...axis.ticks.flatMap((tick) => [
        svg('line', { class: 'chart-grid', x1: LEFT, x2: width - 8, y1: y(tick), y2: y(tick) }),
        svg('text', { class: 'chart-label', x: LEFT - 6, y: y(tick) + 4, 'text-anchor': 'end' }, shown(tick, unit)),
      ]),
      ...moments(from, to, width < 420 ? 3 : 5).map((at) => svg('text', { class: 'chart-label', x: Math.min(x(at), width - 22), y: height - 5, 'text-anchor': 'middle' }, clock.format(at * 1000))),
      ...(lines ? thresholds : []).filter(({ value }) => value !== null && value >= axis.from && value <= axis.to)
        .map(({ value, color }) => svg('line', { class: `chart-limit ${color}`, x1: LEFT, x2: width - 8, y1: y(value), y2: y(value) })),
      ...series.map(({ points }, index) => this.#line(points, areas?.[index], index, x, y)),
      ...(finite.length ? [] : [svg('text', { class: 'chart-none', x: (LEFT + width) / 2, y: height / 2, 'text-anchor': 'middle' }, series.length ? 'Nothing happened' : 'No figures')]),
      this.cursor));
    this.#name();
  }

  #line(points, area, index, x, y) {
    const tops = area ? area.map(([at, , high]) => [at, high]) : points;
    const group = svg('g', { class: `chart-series colour-${index % COLOURS}` });
    if (area?.length) {
      const along = (each) => each.map(([at, value]) => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('L');
      group.append(svg('path', { class: 'chart-area', d: `M${along(tops)}L${along(area.toReversed().map(([at, low]) => [at, low]))}Z` }));
    }
    // What is not a number is a hole, and not a line across it.
    let path = '';
    let pen = false;
    for (const [at, value] of tops) {
      if (Number.isFinite(value)) path += `${pen ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = Number.isFinite(value);
    }
    if (path) group.append(svg('path', { class: 'chart-line', d: path.includes('L') ? path : `${path}h.1` }));
    return group;
  }

  #words() {
    const { series, unit } = this.drawn;
    return `${this.title}: ${series.map(({ name, points }) => `${name} ${shown(points.at(-1)?.[1], unit)}`).join(', ') || 'no figures'}`;
  }

  #point({ clientX }) {
    if (!this.drawn?.series.length) return;
    const box = this.canvas.getBoundingClientRect();
    const times = this.drawn.series.flatMap(({ points }) => points.map(([at]) => at));
    this.#look(times.reduce((best, at) => (Math.abs(this.x(at) - (clientX - box.left)) < Math.abs(this.x(best) - (clientX - box.left)) ? at : best), times[0]));
  }

  #look(at) {
    this.#at = at;
    this.cursor?.setAttribute('visibility', at === null ? 'hidden' : 'visible');
    if (at !== null) for (const end of ['x1', 'x2']) this.cursor.setAttribute(end, this.x(at));
    if (this.drawn) this.#name();
  }

  #name() {
    const { series, unit } = this.drawn;
    const value = ({ points }) => (this.#at === null ? points.at(-1) : points.find(([at]) => at === this.#at))?.[1];
    this.legend.replaceChildren(...series.map((each, index) => h('li', {},
      h('i', { class: `swatch colour-${index % COLOURS}`, 'aria-hidden': 'true' }), h('span', {}, each.name), h('b', {}, shown(value(each), unit)))));
  }
}
