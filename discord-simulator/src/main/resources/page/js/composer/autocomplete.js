const PAUSE_MS = 250;

/** Asks the bot for suggestions when typing pauses; an answer that a newer question overtook is dropped. */
export class Autocomplete {
  #timer = 0;
  #question = 0;

  /** `ask(question)` answers `{choices, error}`. */
  constructor(ask) {
    this.ask = ask;
  }

  /** Calls `show({choices, problem})` once, unless a later question or `stop` came first. */
  question(body, show) {
    this.stop();
    const mine = this.#question;
    this.#timer = setTimeout(async () => {
      const answer = await this.#answer(body);
      if (mine === this.#question) show(answer);
    }, PAUSE_MS);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#question++;
  }

  async #answer(body) {
    try {
      const { choices, error } = await this.ask(body);
      return error ? { choices: [], problem: 'The bot gave no suggestions in time.' } : { choices: choices ?? [], problem: '' };
    } catch (refused) {
      return { choices: [], problem: refused.message };
    }
  }
}
