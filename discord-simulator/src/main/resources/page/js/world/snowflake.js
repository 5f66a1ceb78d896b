const EPOCH = 1420070400000n;

/** Orders ids by age. They are too long for numbers, and longer is younger. */
export function byAge(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** When an id was made, in milliseconds since 1970. */
export function madeAt(id) {
  return Number((BigInt(id) >> 22n) + EPOCH);
}
