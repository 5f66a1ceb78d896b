/** Figures as people read them, by the units that dashboards name. */

const SIZES = [['', 1], ['k', 1e3], ['M', 1e6], ['G', 1e9], ['T', 1e12]];
const BYTES = [['B', 1], ['KiB', 2 ** 10], ['MiB', 2 ** 20], ['GiB', 2 ** 30], ['TiB', 2 ** 40]];
const TIMES = [['µs', 1e-6], ['ms', 1e-3], ['s', 1], ['min', 60], ['h', 3600], ['d', 86400]];

const UNITS = {
  short: (value) => scaled(value, SIZES, ''),
  percentunit: (value) => `${digits(value * 100)} %`,
  percent: (value) => `${digits(value)} %`,
  s: (value) => scaled(value, TIMES, ' '),
  ms: (value) => scaled(value / 1000, TIMES, ' '),
  bytes: (value) => scaled(value, BYTES, ' '),
  ops: (value) => `${scaled(value, SIZES, '')}/s`,
  reqps: (value) => `${scaled(value, SIZES, '')}/s`,
  cpm: (value) => `${scaled(value, SIZES, '')}/min`,
  currencyUSD: (value) => `$${digits(value)}`,
};

/** The units that a panel may have. */
export const KNOWN_UNITS = Object.keys(UNITS);

/** `0.25` in seconds is `250 ms`; what is no number is a dash. */
export function shown(value, unit) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return (UNITS[unit] ?? UNITS.short)(value);
}

function scaled(value, sizes, between) {
  if (value === 0) return sizes === TIMES ? '0 s' : sizes === BYTES ? '0 B' : '0';
  const [name, size] = sizes.findLast(([, each]) => Math.abs(value) >= each * 0.9995) ?? sizes[0];
  return `${digits(value / size)}${between}${name}`.trim();
}

/** Three digits that count; whole numbers stay whole. */
function digits(value) {
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
  const size = Math.abs(value);
  return String(Number(value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)));
}
