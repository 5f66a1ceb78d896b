/* global AudioWorkletProcessor, registerProcessor, sampleRate */
const CHANNELS = 2;
const CAPACITY_S = 2;
/** How much is gathered before the first sound: the network of one machine needs little. */
const START_S = 0.14;
/** Above this the listener would lag behind: the oldest is skipped down to the start level. */
const TOO_LATE_S = 0.6;
const REPORT_EVERY_BLOCKS = 40;

/** A jitter buffer: takes 16-bit stereo as it arrives and gives an even stream, or silence while it has too little. */
class JitterBuffer extends AudioWorkletProcessor {
  constructor() {
    super();
    this.samples = new Float32Array(sampleRate * CAPACITY_S * CHANNELS);
    this.readAt = 0;
    this.filled = 0;
    this.running = false;
    this.underruns = 0;
    this.skipped = 0;
    this.blocks = 0;
    this.port.onmessage = ({ data }) => (data === 'empty' ? this.empty() : this.take(data));
  }

  empty() {
    this.filled = 0;
    this.running = false;
  }

  take(pcm) {
    const { length } = this.samples;
    if (this.filled + pcm.length > TOO_LATE_S * sampleRate * CHANNELS) {
      const surplus = Math.min(this.filled, this.filled + pcm.length - START_S * sampleRate * CHANNELS) & ~1;
      this.readAt = (this.readAt + surplus) % length;
      this.filled -= surplus;
      this.skipped++;
    }
    let writeAt = (this.readAt + this.filled) % length;
    for (let index = 0; index < pcm.length; index++) {
      this.samples[writeAt] = pcm[index] / 32768;
      writeAt = (writeAt + 1) % length;
    }
    this.filled += pcm.length;
    if (this.filled >= START_S * sampleRate * CHANNELS) this.running = true;
  }

  process(inputs, [[left, right]]) {
    if (this.running && this.filled < left.length * CHANNELS) {
      this.running = false;
      this.underruns++;
    }
    for (let index = 0; index < left.length; index++) {
      left[index] = this.running ? this.next() : 0;
      (right ?? left)[index] = this.running ? this.next() : 0;
    }
    if (++this.blocks % REPORT_EVERY_BLOCKS === 0) {
      this.port.postMessage({ bufferedMs: (this.filled / CHANNELS / sampleRate) * 1000, underruns: this.underruns, skipped: this.skipped });
    }
    return true;
  }

  next() {
    const value = this.samples[this.readAt];
    this.readAt = (this.readAt + 1) % this.samples.length;
    this.filled--;
    return value;
  }
}

registerProcessor('jitter-buffer', JitterBuffer);
