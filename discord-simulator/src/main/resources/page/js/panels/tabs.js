import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';

/** Tabs for the keyboard as for the mouse: arrows move, the chosen one is remembered. */
export class Tabs {
  constructor(preferences, panels) {
    this.preferences = preferences;
    this.tabs = panels.map(({ id, title, symbol, panel }) => {
      const count = h('span', { class: 'count', hidden: true });
      const tab = h('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}`, onclick: () => this.show(id), onkeydown: (event) => this.#key(event, id) },
        icon(symbol, 16), h('span', {}, title), count);
      const body = h('div', { role: 'tabpanel', id: `panel-${id}`, class: 'panel', 'aria-labelledby': `tab-${id}`, tabindex: 0 }, panel.element);
      panel.counted?.((number) => { fill(count, String(number)); count.hidden = number === 0; });
      return { id, tab, body };
    });
    this.element = h('div', { class: 'tabs' },
      h('div', { role: 'tablist', 'aria-label': 'Behind the scenes' }, this.tabs.map(({ tab }) => tab)), this.tabs.map(({ body }) => body));
    this.show(preferences.get('tab', panels[0].id));
  }

  show(id) {
    const wanted = this.tabs.some((each) => each.id === id) ? id : this.tabs[0].id;
    this.preferences.set('tab', wanted);
    for (const { id: each, tab, body } of this.tabs) {
      tab.setAttribute('aria-selected', String(each === wanted));
      tab.tabIndex = each === wanted ? 0 : -1;
      body.hidden = each !== wanted;
    }
  }

  #key(event, id) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = this.tabs.findIndex((each) => each.id === id);
    const next = this.tabs[(at + step + this.tabs.length) % this.tabs.length];
    this.show(next.id);
    next.tab.focus();
  }
}
