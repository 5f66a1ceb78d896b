import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { Level } from './level.js';
import { Output } from './output.js';
import { VoiceStream } from './stream.js';
import { Turntable } from './turntable.js';

/** The record player: what the voice channel of the person we act as sounds like, through this machine's speakers. */
export class Deck {
  #level = new Level();
  #shown = 0;

  constructor(store, preferences) {
    this.store = store;
    this.preferences = preferences;
    this.output = new Output(() => this.#say());
    this.stream = new VoiceStream((pcm) => this.#heard(pcm));
    this.turntable = new Turntable((now) => this.#look(now));
    this.title = h('p', { class: 'deck-title' });
    this.note = h('p', { class: 'deck-note' });
    this.meter = h('div', { class: 'meter', role: 'meter', 'aria-label': 'Level of the sound', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': 0 }, h('i'));
    this.wake = h('button', { type: 'button', class: 'button primary wake', onclick: () => this.output.wake() }, icon('voice'), 'Turn the sound on');
    this.volume = h('input', { type: 'range', min: 0, max: 100, value: preferences.get('volume', 60), 'aria-label': 'Volume of this page', oninput: () => this.#volume() });
    this.mute = h('button', { type: 'button', class: 'round', onclick: () => { preferences.set('muted', !preferences.get('muted', false)); this.#volume(); } });
    this.element = h('section', { class: 'deck', 'aria-label': 'What you hear' }, this.turntable.element,
      h('div', { class: 'deck-words' }, this.title, this.note),
      h('div', { class: 'deck-controls' }, this.mute, this.volume, this.meter), this.wake);
    this.#volume();
    store.on('voice guild selection', () => this.#follow());
    // Any gesture may wake the sound, as browsers ask; the button is for who listens without touching anything else.
    for (const gesture of ['pointerdown', 'keydown']) {
      window.addEventListener(gesture, () => { if (this.output.state === 'asleep' && store.me && store.voiceOf(store.me)) this.output.wake(); });
    }
    setInterval(() => this.#measure(), 100);
  }

  /** The channel where the person we act as sits together with the bot. */
  #listening() {
    const { store } = this;
    const mine = store.me && store.voiceOf(store.me);
    const bots = store.botId && store.voiceOf(store.botId);
    return mine && bots && mine.channelId === bots.channelId ? store.channel(mine.channelId) : null;
  }

  #follow() {
    const { store } = this;
    const bots = store.botId && store.voiceOf(store.botId);
    if (!bots) this.#level.silence();
    // Also from outside its channel: the speaking light is for everybody, the sound only for who is there.
    this.stream.follow(bots ? store.guild.id : null);
    if (!this.#listening()) this.output.empty();
    this.#say();
  }

  #heard(pcm) {
    this.#level.hear(pcm, performance.now());
    if (this.#listening()) this.output.play(pcm);
  }

  #look(now) {
    const here = this.#listening();
    return { level: here ? this.#level.value(now) : 0, audible: Boolean(here) && this.#level.audible(now) };
  }

  #measure() {
    const now = performance.now();
    const { level, audible } = this.#look(now);
    this.#show(level);
    const sounding = this.#level.audible(now);
    if (sounding !== this.store.sounding) {
      this.store.sounding = sounding;
      this.store.changed('sounding');
      this.#say();
    }
    const quality = audible && this.#quality();
    if (quality && quality !== this.note.textContent) this.note.textContent = quality;
  }

  #show(level) {
    if (level === this.#shown) return;
    this.#shown = level;
    this.meter.firstElementChild.style.setProperty('--level', String(level));
    this.meter.setAttribute('aria-valuenow', String(Math.round(level * 100)));
  }

  #quality() {
    if (this.output.state !== 'awake') return 'Sound arrives; this page is still silent';
    const { underruns } = this.output;
    const gaps = underruns ? `, ${underruns} ${underruns === 1 ? 'gap' : 'gaps'}` : '';
    return `48 kHz stereo, ${Math.round(this.output.bufferedMs)} ms buffered${gaps}`;
  }

  #say() {
    const { store } = this;
    const mine = store.me && store.voiceOf(store.me);
    const bots = store.botId && store.voiceOf(store.botId);
    const here = this.#listening();
    const room = mine ? store.channel(mine.channelId)?.name : null;
    fill(this.title, here ? [icon('voice', 16), here.name] : 'Nothing on the platter');
    if (!mine) this.note.textContent = bots ? `Join ${store.channel(bots.channelId)?.name} to hear it` : 'Join a voice channel, then type /play';
    else if (!bots) this.note.textContent = `You are in ${room}. Type /play to bring music in`;
    else if (!here) this.note.textContent = `${store.nameOf(store.botId)} plays in ${store.channel(bots.channelId)?.name}: join it to hear`;
    else this.note.textContent = store.sounding ? this.#quality() : 'Connected, no sound at the moment';
    this.wake.hidden = !here || this.output.state === 'awake';
  }

  #volume() {
    const muted = this.preferences.get('muted', false);
    const value = Number(this.volume.value);
    this.preferences.set('volume', value);
    this.output.volume = muted ? 0 : value / 100;
    this.volume.style.setProperty('--fill', `${value}%`);
    fill(this.mute, icon(muted ? 'mute' : 'voice'));
    this.mute.setAttribute('aria-label', muted ? 'Unmute this page' : 'Mute this page');
    this.mute.setAttribute('aria-pressed', String(muted));
  }
}
