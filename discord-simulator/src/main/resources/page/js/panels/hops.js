import { fill, h } from '../dom/h.js';

/** The way of a command, in the order a reader expects it, with what happens there. */
const STATIONS = {
  endpoint: 'verify, parse, gate, enqueue, answer',
  queue: 'waiting in SQS',
  worker: 'the guild’s turn in the worker',
  source: 'finding out what is to be played',
  state: 'decide, append to the journal',
  node: 'voice and audio node brought in line',
  reply: 'the answer edited at Discord',
};
/** Later hops are told by spans that travel in batches. */
const LOOK_AGAIN_MS = [150, 600, 1500, 4000, 7000];

/** Where the time of a command went. */
export class Hops {
  #wanted = null;
  #shown = null;
  #latest = null;
  #timers = [];

  constructor(store, api) {
    this.store = store;
    this.api = api;
    this.head = h('div', { class: 'hops-head' });
    this.rows = h('ol', { class: 'hops-rows' });
    this.foot = h('p', { class: 'hops-foot', role: 'status' });
    this.picker = h('select', { 'aria-label': 'Which command', onchange: () => this.#look(this.picker.value) });
    this.element = h('section', { class: 'hops', 'aria-label': 'Route of a command' }, this.picker, this.head, this.rows, this.foot);
    store.on('interactions', () => this.#follow());
    this.picker.hidden = true;
    this.#draw();
  }

  /** A newer interaction of ours takes the stage when it has been answered. */
  #follow() {
    const known = [...this.store.interactions.values()].filter(({ kind }) => kind !== 'autocomplete');
    const latest = known.findLast(({ state }) => state !== 'sent');
    fill(this.picker, known.toReversed().slice(0, 20).map((each) => h('option', { value: each.id }, this.#title(each))));
    this.picker.hidden = known.length === 0;
    const mark = latest ? `${latest.id} ${latest.state} ${latest.settled}` : null;
    if (mark && mark !== this.#latest) {
      this.#latest = mark;
      this.#look(latest.id);
    } else if (this.#wanted) {
      this.picker.value = this.#wanted;
    }
  }

  #title({ name, customId, kind, userId, settled, state }) {
    const what = kind === 'command' ? `/${name}` : `${kind} ${customId ?? ''}`;
    return `${what}, ${this.store.nameOf(userId)}${state === 'failed' ? ', failed' : settled ? '' : ', on its way'}`;
  }

  #look(interaction) {
    this.#timers.forEach(clearTimeout);
    this.#wanted = interaction;
    this.picker.value = interaction;
    this.#timers = LOOK_AGAIN_MS.map((delay) => setTimeout(() => this.#read(), delay));
  }

  async #read() {
    const wanted = this.#wanted;
    try {
      const hops = await this.api.hops(wanted);
      if (wanted === this.#wanted) this.#shown = hops;
    } catch (refused) {
      if (wanted !== this.#wanted) return;
      this.#shown = refused.status === 404 ? null : { problem: refused.message };
    }
    this.#draw();
  }

  #draw() {
    const shown = this.#shown;
    if (!shown?.hops) {
      fill(this.head);
      fill(this.rows);
      this.foot.textContent = shown?.problem ?? 'Use a command, and every hop it takes appears here with its time.';
      return;
    }
    const interaction = this.store.interactions.get(shown.interaction);
    const end = Math.max(shown.totalMs, ...shown.hops.map(({ startMs, ms }) => startMs + ms), 1);
    fill(this.head,
      h('strong', {}, interaction?.kind === 'command' ? `/${interaction.name}` : (interaction?.kind ?? 'interaction')),
      h('span', { class: 'hops-total' }, duration(shown.totalMs)));
    fill(this.rows, shown.hops.map((hop) => row(hop, end)));
    const absent = Object.keys(STATIONS).filter((station) => !shown.hops.some(({ hop }) => hop === station));
    this.foot.textContent = absent.length ? `Not on this way, or not told yet: ${absent.join(', ')}.` : 'Edge to edited reply, every hop accounted for.';
  }
}

function row({ hop, startMs, ms }, end) {
  const percent = (part) => `${((part / end) * 100).toFixed(2)}%`;
  return h('li', { class: 'hop', data: { hop }, title: `from ${startMs.toFixed(1)} ms to ${(startMs + ms).toFixed(1)} ms` },
    h('span', { class: 'hop-name' }, hop),
    h('span', { class: 'hop-track' }, h('i', { style: { '--from': percent(startMs), '--width': percent(ms) } })),
    h('span', { class: 'hop-time' }, duration(ms)),
    h('span', { class: 'hop-what' }, STATIONS[hop] ?? ''));
}

function duration(ms) {
  return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
}
