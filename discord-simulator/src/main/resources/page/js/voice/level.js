/** Below this nobody hears anything: silence frames and the noise of coding. */
const AUDIBLE = 0.0008;
const HOLD_MS = 450;
const FALL_PER_S = 2.2;

/** How loud the sound that arrives is: a quick rise, a calm fall, and whether there was any a moment ago. */
export class Level {
  #level = 0;
  #at = 0;
  #audibleAt = -Infinity;

  /** Takes interleaved 16-bit samples as they come. */
  hear(pcm, now) {
    let sum = 0;
    for (const sample of pcm) sum += sample * sample;
    const rms = pcm.length ? Math.sqrt(sum / pcm.length) / 32768 : 0;
    if (rms > AUDIBLE) this.#audibleAt = now;
    this.#level = Math.max(this.value(now), scale(rms));
    this.#at = now;
  }

  /** 0 to 1, on a scale of decibels as ears work. */
  value(now) {
    // On a busy machine a frame is drawn for a moment before the sound that came last.
    const since = Math.max(0, now - this.#at);
    return Math.max(0, this.#level - (since / 1000) * FALL_PER_S);
  }

  audible(now) {
    return now - this.#audibleAt < HOLD_MS;
  }

  silence() {
    this.#level = 0;
    this.#audibleAt = -Infinity;
  }
}

/** −54 dB is nothing, −6 dB is all. */
function scale(rms) {
  if (rms <= 0) return 0;
  return Math.min(1, Math.max(0, (20 * Math.log10(rms) + 54) / 48));
}
