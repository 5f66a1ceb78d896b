/** Where a chart has its lines. */

const STEPS = [1, 2, 2.5, 5, 10];
const MOMENTS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** Round numbers from `least` to `most`, about so many; `{from, to, ticks}`. */
export function round(least, most, about = 4) {
  const span = most - least || Math.abs(most) || 1;
  const rough = span / about;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.find((each) => each * size >= rough) * size;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
  return { from: ticks[0], to: ticks.at(-1), ticks };
}

/** Whole moments between two, about so many, in seconds since 1970. */
export function moments(from, to, about = 5) {
  const step = MOMENTS.find((each) => (to - from) / each <= about + 1) ?? MOMENTS.at(-1);
  const found = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(at);
  return found;
}

/** Lies each series upon those before it: `[{points: [[at, low, high]]}]` for series of `[at, value]`. */
export function stacked(series) {
  const below = new Map();
  return series.map(({ points }) => points.map(([at, value]) => {
    const low = below.get(at) ?? 0;
    const high = Number.isFinite(value) ? low + value : low;
    below.set(at, high);
    return [at, low, high];
  }));
}
