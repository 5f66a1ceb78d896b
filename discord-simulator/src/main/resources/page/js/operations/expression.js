/** What dashboards leave open in an expression, filled in. */

const SCRAPE_SECONDS = 5;
/** Wide enough that one missed scrape makes no hole. */
const LEAST_WINDOW = 60;
const POINTS = 120;

/** How far apart the points of a range are. */
export function stepOf(rangeSeconds) {
  return Math.max(SCRAPE_SECONDS, Math.ceil(rangeSeconds / POINTS / SCRAPE_SECONDS) * SCRAPE_SECONDS);
}

export function filled(expression, rangeSeconds) {
  return expression
    .replaceAll('$__rate_interval', `${Math.max(LEAST_WINDOW, stepOf(rangeSeconds) + SCRAPE_SECONDS)}s`)
    .replaceAll('$__range', `${rangeSeconds}s`);
}

/** What a series is called: the labels in a legend filled in, or all of them where the dashboard names none. */
export function named(legend, labels) {
  if (legend && legend !== '__auto') return legend.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, label) => labels[label] ?? '');
  const rest = Object.entries(labels).filter(([name]) => name !== '__name__');
  return rest.length ? rest.map(([name, value]) => `${name}=${value}`).join(', ') : (labels.__name__ ?? 'value');
}

/** Prometheus' matrix or vector as series of `[at, number]`. */
export function seriesOf(data, legend) {
  return data.result.map(({ metric, values, value }) => ({
    name: named(legend, metric), labels: metric,
    points: (values ?? [value]).map(([at, text]) => [Number(at), text === 'NaN' ? NaN : Number(text.replace('Inf', 'Infinity'))]),
  }));
}

/** The colour of the highest threshold that a value has reached. */
export function colourOf(value, thresholds) {
  if (!Number.isFinite(value)) return 'none';
  return (thresholds?.steps ?? []).findLast((step) => step.value === null || value >= step.value)?.color ?? 'green';
}
