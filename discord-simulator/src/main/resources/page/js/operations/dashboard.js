import { h } from '../dom/h.js';
import { Panel } from './panel.js';

/** The panels of a dashboard, in its rows. */
export class Dashboard {
  constructor({ description, panels }, observed) {
    this.panels = [];
    this.element = h('div', { class: 'dashboard' }, h('p', { class: 'hint' }, description),
      rowsOf(panels).map(({ title, panels: inside }) => h('section', { 'aria-label': title || null }, title ? h('h2', {}, title) : null,
        h('div', { class: 'views' }, inside.map((each) => this.#panel(each, observed))))));
  }

  async refresh(rangeSeconds, now) {
    await Promise.all(this.panels.map((panel) => panel.refresh(rangeSeconds, now)));
  }

  #panel(panel, observed) {
    const view = new Panel(panel, observed);
    this.panels.push(view);
    return view.element;
  }
}

/** Panels come after the row that they are in. */
export function rowsOf(panels) {
  const rows = [];
  for (const panel of panels) {
    if (panel.type === 'row') rows.push({ title: panel.title, panels: [...(panel.panels ?? [])] });
    else if (rows.length === 0) rows.push({ title: '', panels: [panel] });
    else rows.at(-1).panels.push(panel);
  }
  return rows;
}
