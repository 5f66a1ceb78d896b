const STEPS = [
  ['second', 60], ['minute', 60], ['hour', 24], ['day', 30.44], ['month', 12], ['year', Infinity],
];

/** "in 5 minutes", "3 seconds ago": what Discord makes of `<t:…:R>`. */
export function relative(seconds, now, locale) {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  let distance = seconds - now / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(distance) < size) return words.format(Math.round(distance), unit);
    distance /= size;
  }
  return '';
}

const FORMATS = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** A moment in one of Discord's timestamp styles. */
export function moment(seconds, style, now, locale) {
  if (style === 'R') return relative(seconds, now, locale);
  return new Intl.DateTimeFormat(locale, FORMATS[style] ?? FORMATS.f).format(seconds * 1000);
}

/** The small clock beside a message: the time today, with the date before that. */
export function clock(at, now, locale) {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  const options = today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' };
  return new Intl.DateTimeFormat(locale, options).format(at);
}

/** Keeps every relative time inside an element true while it is on the page. */
export function keepTicking(root, locale) {
  return setInterval(() => {
    for (const element of root.querySelectorAll('time[data-relative]')) {
      const words = relative(Number(element.dataset.relative), Date.now(), locale());
      if (element.textContent !== words) element.textContent = words;
    }
  }, 1000);
}
