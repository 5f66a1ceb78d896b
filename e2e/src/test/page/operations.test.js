import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { byUrgency } from '../../../../discord-simulator/src/main/resources/page/js/operations/alerts.js';
import { rowsOf } from '../../../../discord-simulator/src/main/resources/page/js/operations/dashboard.js';
import { colourOf, filled, named, seriesOf, stepOf } from '../../../../discord-simulator/src/main/resources/page/js/operations/expression.js';
import { moments, round, stacked } from '../../../../discord-simulator/src/main/resources/page/js/operations/scale.js';
import { KNOWN_UNITS, shown } from '../../../../discord-simulator/src/main/resources/page/js/operations/units.js';

const DASHBOARDS = new URL('../../../../monitoring/dashboards/', import.meta.url);
const DRAWN = ['row', 'timeseries', 'stat', 'gauge', 'table'];

test('figures are shown in the unit of their panel', () => {
  assert.equal(shown(0.25, 's'), '250 ms');
  assert.equal(shown(90, 's'), '1.5 min');
  assert.equal(shown(0, 's'), '0 s');
  assert.equal(shown(1500, 'ms'), '1.5 s');
  assert.equal(shown(0.0312, 'percentunit'), '3.12 %');
  assert.equal(shown(12345, 'short'), '12.3k');
  assert.equal(shown(3 * 2 ** 20, 'bytes'), '3 MiB');
  assert.equal(shown(0.5, 'ops'), '0.5/s');
  assert.equal(shown(2, 'cpm'), '2/min');
  assert.equal(shown(999.9, 'short'), '1k');
});

test('what is no number is no figure', () => {
  assert.equal(shown(NaN, 's'), '–');
  assert.equal(shown(undefined, 'short'), '–');
  assert.equal(shown(Infinity, 's'), '∞');
});

test('an axis has round numbers that hold every value', () => {
  assert.deepEqual(round(0, 1), { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] });
  assert.deepEqual(round(0, 47).ticks, [0, 20, 40, 60]);
  for (const [least, most] of [[0, 0], [3, 3], [-2, 5], [0.001, 0.0042], [1e6, 9e6]]) {
    const { from, to, ticks } = round(least, most);
    assert.ok(from <= least && to >= most && ticks.length > 1 && to > from, `${least} to ${most}`);
  }
});

test('moments are whole, within their range and not too many', () => {
  for (const range of [300, 900, 3600, 10800, 21600]) {
    const found = moments(1000003, 1000003 + range);
    assert.ok(found.length > 1 && found.length <= 7, `${range}: ${found.length}`);
    assert.ok(found.every((at) => at >= 1000003 && at <= 1000003 + range && at % 5 === 0));
  }
});

test('series lie upon each other where they have figures', () => {
  const [first, second] = stacked([{ points: [[1, 2], [2, NaN]] }, { points: [[1, 3], [2, 4]] }]);
  assert.deepEqual(first, [[1, 0, 2], [2, 0, 0]]);
  assert.deepEqual(second, [[1, 2, 5], [2, 0, 4]]);
});

test('what a dashboard leaves open is filled in', () => {
  assert.equal(filled('rate(a[$__rate_interval])', 900), 'rate(a[60s])');
  assert.equal(filled('rate(a[$__rate_interval])', 21600), 'rate(a[185s])');
  assert.equal(filled('increase(a[$__range])', 300), 'increase(a[300s])');
  assert.equal(stepOf(300), 5);
});

test('a series has the name that its legend gives it, or its labels', () => {
  assert.equal(named('{{node}}: sent', { node: 'node-1' }), 'node-1: sent');
  assert.equal(named('__auto', { __name__: 'up', job: 'lavalink' }), 'job=lavalink');
  assert.equal(named('__auto', {}), 'value');
});

test('prometheus’ numbers are texts, some of which are none', () => {
  const [series] = seriesOf({ result: [{ metric: {}, values: [[1, '2.5'], [2, 'NaN'], [3, '+Inf']] }] }, 'all');
  assert.deepEqual(series.points, [[1, 2.5], [2, NaN], [3, Infinity]]);
  assert.equal(seriesOf({ result: [{ metric: {}, value: [1, '7'] }] }, 'all')[0].points[0][1], 7);
});

test('a threshold colours what has reached it', () => {
  const thresholds = { steps: [{ value: null, color: 'green' }, { value: 1, color: 'red' }] };
  assert.equal(colourOf(0.5, thresholds), 'green');
  assert.equal(colourOf(1, thresholds), 'red');
  assert.equal(colourOf(NaN, thresholds), 'none');
});

test('what wakes somebody comes first, and what fires before what may', () => {
  const alert = (alertname, severity, state) => ({ state, labels: { alertname, severity } });
  const sorted = [alert('C', 'page', 'pending'), alert('B', 'ticket', 'firing'), alert('A', 'page', 'firing')].sort(byUrgency);
  assert.deepEqual(sorted.map(({ labels }) => labels.alertname), ['A', 'B', 'C']);
});

test('this page can draw every panel of every dashboard', () => {
  const names = readdirSync(DASHBOARDS).filter((name) => name.endsWith('.json'));
  assert.ok(names.length >= 6);
  for (const name of names) {
    const { panels } = JSON.parse(readFileSync(new URL(name, DASHBOARDS)));
    assert.ok(rowsOf(panels).every(({ title, panels: inside }) => title && inside.length), name);
    for (const panel of panels) {
      assert.ok(DRAWN.includes(panel.type), `${name}: ${panel.title} is ${panel.type}`);
      if (panel.type !== 'row') assert.ok(KNOWN_UNITS.includes(panel.fieldConfig.defaults.unit), `${name}: ${panel.title} is in ${panel.fieldConfig.defaults.unit}`);
    }
  }
});
