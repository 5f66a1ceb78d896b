const KEY = 'tonearm.page';

/** What this browser remembers: server, channel, user, volume. Losing it costs a listener nothing but a choice. */
export class Preferences {
  #values;

  constructor(storage = globalThis.localStorage) {
    this.storage = storage;
    this.#values = read(storage);
  }

  get(name, fallback = null) {
    return this.#values[name] ?? fallback;
  }

  set(name, value) {
    this.#values = { ...this.#values, [name]: value };
    try {
      this.storage.setItem(KEY, JSON.stringify(this.#values));
    } catch {
      // A full or forbidden storage: the choice lives as long as the page.
    }
  }
}

function read(storage) {
  try {
    return JSON.parse(storage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}
