import { h } from '../dom/h.js';
import { svg } from '../dom/icons.js';

/** 33⅓ turns a minute. */
const TURN_MS = 1800;
const SPIN_UP_MS = 900;
const RAYS = 120;
const RADIUS = 92;
const REST_DEGREES = -24;
const PLAY_DEGREES = 19;
/** Where the needle then stands on the record, clockwise from its top. */
const NEEDLE_DEGREES = 137;
/** How often a record that stands still looks whether there is sound; sixty times a second would be work for nothing. */
const REST_MS = 100;

/**
 * A record player that moves only for real sound: the arm goes down when the first audible sample arrives, the record
 * turns, and around it the needle leaves the last turn's loudness as a groove.
 */
export class Turntable {
  #speed = 0;
  #angle = 0;
  #drawnAt = 0;
  #ray = -1;

  constructor(read) {
    this.read = read;
    this.still = matchMedia('(prefers-reduced-motion: reduce)');
    this.record = svg('g', { class: 'tt-record' }, ...record());
    this.arm = svg('g', { class: 'tt-arm' }, ...arm());
    this.rays = Array.from({ length: RAYS }, (_, index) => ray(index));
    this.groove = svg('g', { class: 'tt-rays' }, ...this.rays);
    this.element = h('div', { class: 'turntable', role: 'img', 'aria-label': 'Record player' },
      svg('svg', { viewBox: '0 0 320 240' },
        svg('rect', { class: 'tt-plinth', x: 1, y: 1, width: 318, height: 238, rx: 18 }),
        svg('g', { transform: 'translate(128 120)' }, svg('circle', { class: 'tt-platter', r: 106 }), this.record, this.groove),
        svg('g', { transform: 'translate(270 52)' }, svg('circle', { class: 'tt-pivot-base', r: 25 }), this.arm, svg('circle', { class: 'tt-pivot', r: 11 }))));
    requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now) {
    const { level, audible } = this.read(now);
    const elapsed = Math.min(now - this.#drawnAt, 100);
    this.#drawnAt = now;
    const wanted = audible ? 1 : 0;
    const step = elapsed / SPIN_UP_MS;
    this.#speed = wanted > this.#speed ? Math.min(1, this.#speed + step) : Math.max(0, this.#speed - step);
    if (this.element.dataset.playing !== String(audible)) {
      this.element.dataset.playing = String(audible);
      this.element.setAttribute('aria-label', audible ? 'Record player, playing' : 'Record player, at rest');
      this.arm.style.transform = `rotate(${audible ? PLAY_DEGREES : REST_DEGREES}deg)`;
    }
    if (!this.still.matches && this.#speed > 0) {
      this.#turn(elapsed, level);
      requestAnimationFrame((next) => this.#draw(next));
    } else setTimeout(() => this.#draw(performance.now()), REST_MS);
  }

  #turn(elapsed, level) {
    this.#angle = (this.#angle + (elapsed / TURN_MS) * 360 * this.#speed) % 360;
    this.record.setAttribute('transform', `rotate(${this.#angle.toFixed(2)})`);
    this.groove.setAttribute('transform', `rotate(${this.#angle.toFixed(2)})`);
    // The ray that passes under the needle now is as long as the sound is loud.
    const under = Math.floor(((360 - this.#angle + NEEDLE_DEGREES) / 360) * RAYS) % RAYS;
    while (this.#ray !== under) {
      this.#ray = (this.#ray + RAYS - 1) % RAYS;
      this.rays[this.#ray].setAttribute('y2', String(-(RADIUS + 2 + level * this.#speed * 11)));
    }
  }
}

function record() {
  const grooves = [86, 80, 74, 68, 62, 56, 50, 44].map((r) => svg('circle', { class: 'tt-groove', r }));
  return [
    svg('circle', { class: 'tt-vinyl', r: 91 }), ...grooves,
    svg('path', { class: 'tt-shine', d: 'M0 0 L-30 -85.9 A91 91 0 0 1 30 -85.9 Z' }),
    svg('path', { class: 'tt-shine', d: 'M0 0 L30 85.9 A91 91 0 0 1 -30 85.9 Z' }),
    svg('circle', { class: 'tt-label', r: 33 }), svg('circle', { class: 'tt-label-ring', r: 27 }),
    label('TONEARM', -13), label('33⅓', 20), svg('circle', { class: 'tt-hole', r: 3 }),
  ];
}

function label(text, y) {
  const element = svg('text', { class: 'tt-words', y, 'text-anchor': 'middle' });
  element.textContent = text;
  return element;
}

function arm() {
  return [
    svg('path', { class: 'tt-tube', d: 'M0 -30 L0 96 Q0 112 -9 122 L-22 137' }),
    svg('rect', { class: 'tt-weight', x: -8, y: -44, width: 16, height: 24, rx: 4 }),
    svg('path', { class: 'tt-head', d: 'M-17 130 L-36 152 L-29 158 L-11 137 Z' }),
  ];
}

function ray(index) {
  const turn = (index / RAYS) * 360;
  return svg('line', { class: 'tt-ray', y1: -(RADIUS + 2), y2: -(RADIUS + 2), transform: `rotate(${turn})` });
}
