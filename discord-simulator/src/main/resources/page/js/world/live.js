const EVENTS = [
  'guild', 'guild.removed', 'channel', 'channel.removed', 'member', 'member.removed', 'user', 'voice', 'message', 'message.edited',
  'message.deleted', 'interaction', 'commands', 'endpoint', 'gateway', 'violation', 'unsimulated', 'settings', 'part',
];
const RETRY_MS = [500, 1000, 2000, 5000];

/**
 * The simulator's Server-Sent Events, kept alive.
 *
 * `load` reads the whole picture; it runs at the start and whenever events may have been missed. Events that come while it
 * reads wait and are applied after it, so that the picture is never older than what it already showed.
 */
export class Live {
  #source = null;
  #waiting = null;
  #failures = 0;
  #retry = 0;

  constructor({ load, apply, status }) {
    this.load = load;
    this.apply = apply;
    this.status = status;
  }

  /** Listens as this user from now on: whose ephemeral messages come with the events. */
  listen(user) {
    this.user = user;
    clearTimeout(this.#retry);
    this.#source?.close();
    const source = new EventSource(`/control/events${user ? `?user=${user}` : ''}`);
    this.#source = source;
    // Every new connection reads everything again: the stack may have been started anew behind our back.
    source.addEventListener('hello', () => this.#reload(source));
    source.addEventListener('reset', () => this.#reload(source));
    for (const type of EVENTS) {
      source.addEventListener(type, (event) => this.#take(type, JSON.parse(event.data)));
    }
    source.onerror = () => {
      this.status('lost');
      // The browser retries by itself unless the answer was no event stream, as while the stack starts.
      if (source.readyState === EventSource.CLOSED && this.#source === source) {
        this.#retry = setTimeout(() => this.listen(user), RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]);
      }
    };
  }

  async #reload(source) {
    const waiting = [];
    this.#waiting = waiting;
    this.#failures = 0;
    try {
      await this.load();
    } catch (refused) {
      if (this.#source === source) {
        this.status('lost', refused.message);
        this.#retry = setTimeout(() => this.#source === source && this.#reload(source), RETRY_MS[2]);
      }
      return;
    }
    // While it read, somebody else was chosen to act: what their connection reads counts.
    if (this.#waiting !== waiting || this.#source !== source) return;
    this.#waiting = null;
    waiting.forEach(([type, data]) => this.apply(type, data));
    this.status('live');
  }

  #take(type, data) {
    if (this.#waiting) {
      this.#waiting.push([type, data]);
    } else {
      this.apply(type, data);
    }
  }
}
