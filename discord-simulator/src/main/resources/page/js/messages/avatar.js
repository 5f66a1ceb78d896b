import { h } from '../dom/h.js';
import { svg } from '../dom/icons.js';

/** A person's initials on a colour of their own, or the bot's record. */
export function avatar(user, bot = false) {
  if (bot || user?.bot) return h('span', { class: 'avatar bot', 'aria-hidden': 'true' }, record());
  return h('span', { class: 'avatar', style: { '--hue': hue(user?.id ?? '0') }, 'aria-hidden': 'true' }, initials(user?.globalName ?? user?.username ?? '?'));
}

export function initials(name) {
  const words = name.trim().split(/\s+/);
  return (words.length > 1 ? words[0][0] + words[1][0] : name.trim().slice(0, 2)).toUpperCase();
}

/** Spreads neighbours over the colour circle. */
export function hue(id) {
  return Number((BigInt(id) * 2654435761n >> 8n) % 360n);
}

function record() {
  return svg('svg', { viewBox: '0 0 32 32', width: '100%', height: '100%' },
    svg('circle', { cx: 16, cy: 16, r: 15, class: 'record-disc' }),
    svg('circle', { cx: 16, cy: 16, r: 11.5, class: 'record-groove' }),
    svg('circle', { cx: 16, cy: 16, r: 8.5, class: 'record-groove' }),
    svg('circle', { cx: 16, cy: 16, r: 5, class: 'record-label' }),
    svg('circle', { cx: 16, cy: 16, r: 1.1, class: 'record-hole' }));
}
