const FAILED = 'This interaction failed';

/** Clicks on components: shows that one waits, and says so when it failed. */
export class Presses {
  #next = 0;

  constructor(store, api) {
    this.store = store;
    this.api = api;
    store.on('interactions', () => this.#settle());
  }

  async press(messageId, customId, values) {
    const { store } = this;
    const key = ++this.#next;
    store.complaints.delete(messageId);
    store.pressed.set(key, { messageId, customId, interaction: null });
    store.changed('pressed');
    try {
      const { id } = await this.api.useComponent({ user: store.me, channel: store.channelId, message: messageId, customId, values });
      store.pressed.set(key, { messageId, customId, interaction: id });
      store.begin(id);
      this.#settle();
    } catch (refused) {
      store.pressed.delete(key);
      store.complaints.set(messageId, refused.message);
      store.changed('pressed');
    }
  }

  #settle() {
    const { store } = this;
    for (const [key, { messageId, interaction }] of store.pressed) {
      const state = store.interactions.get(interaction)?.state;
      if (!state || state === 'sent') continue;
      store.pressed.delete(key);
      if (state === 'failed') store.complaints.set(messageId, FAILED);
      store.changed('pressed');
    }
  }
}
