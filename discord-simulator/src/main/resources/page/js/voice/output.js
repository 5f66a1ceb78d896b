const RATE = 48_000;

/**
 * Plays 16-bit stereo at 48 kHz.
 *
 * A browser lets no page sound before somebody clicked or pressed a key in it: until then `state` is `asleep`, and
 * `wake` has to be called from such a moment.
 */
export class Output {
  #context = null;
  #gain = null;
  #buffer = null;
  #ready = null;
  #volume = 1;

  constructor(changed) {
    this.changed = changed;
    this.bufferedMs = 0;
    this.underruns = 0;
  }

  get state() {
    return this.#context?.state === 'running' ? 'awake' : 'asleep';
  }

  async wake() {
    this.#ready ??= this.#build();
    await this.#ready;
    await this.#context.resume();
    this.changed();
  }

  /** 0 to 1 as a slider shows it; loudness is heard by its square. */
  set volume(value) {
    this.#volume = value;
    if (this.#gain) this.#gain.gain.setTargetAtTime(value * value, this.#context.currentTime, 0.02);
  }

  play(pcm) {
    if (this.state === 'awake') this.#buffer?.port.postMessage(pcm, [pcm.buffer]);
  }

  /** Forgets what is buffered, so that a new channel does not begin with the end of the old one. */
  empty() {
    this.#buffer?.port.postMessage('empty');
  }

  async #build() {
    this.#context = new AudioContext({ sampleRate: RATE, latencyHint: 'interactive' });
    this.#context.onstatechange = () => this.changed();
    await this.#context.audioWorklet.addModule(new URL('./worklet.js', import.meta.url));
    this.#buffer = new AudioWorkletNode(this.#context, 'jitter-buffer', { numberOfInputs: 0, outputChannelCount: [2] });
    this.#buffer.port.onmessage = ({ data }) => Object.assign(this, data);
    this.#gain = new GainNode(this.#context, { gain: this.#volume * this.#volume });
    this.#buffer.connect(this.#gain).connect(this.#context.destination);
  }
}
