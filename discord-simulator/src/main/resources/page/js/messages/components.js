import { h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { markdown } from '../markdown/view.js';
import { card } from './files.js';
import { hex } from './names.js';
import { isSelect, select } from './select.js';

const ROW = 1, BUTTON = 2, SECTION = 9, TEXT = 10, THUMBNAIL = 11, GALLERY = 12, FILE = 13, SEPARATOR = 14, CONTAINER = 17;
const BUTTON_STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link', 6: 'premium' };
const LINK = 5, PREMIUM = 6;

/**
 * Shows a message's components, the classic rows and Components V2 alike.
 *
 * `scene` is `{names, store, disabled, isPressed(customId), press(customId, values)}`.
 */
export function components(list, scene) {
  return list.map((component) => view(component, scene));
}

function view(component, scene) {
  switch (component.type) {
    case ROW:
      return h('div', { class: 'row' }, components(component.components ?? [], scene));
    case BUTTON:
      return button(component, scene);
    case SECTION:
      return h('div', { class: 'section' }, h('div', { class: 'section-text' }, components(component.components, scene)),
        h('div', { class: 'section-side' }, view(component.accessory, scene)));
    case TEXT:
      return h('div', { class: 'md' }, markdown(component.content, scene.names));
    case THUMBNAIL:
      return picture(component, 'thumbnail');
    case GALLERY:
      return h('div', { class: 'gallery', data: { count: component.items.length } }, component.items.map((item) => picture(item, 'gallery-item')));
    case FILE:
      return spoilered(component, card({ name: component.name ?? 'file', size: component.size, url: component.file.url }));
    case SEPARATOR:
      return h('hr', { class: `separator spacing-${component.spacing ?? 1}`, data: { line: String(component.divider ?? true) } });
    case CONTAINER:
      return spoilered(component, h('section', { class: 'container', style: { '--accent': accent(component) } }, components(component.components, scene)));
    default:
      return isSelect(component) ? select(component, scene) : unknown(component);
  }
}

function accent({ accent_color: colour }) {
  return colour === null || colour === undefined ? null : hex(colour);
}

function button(component, scene) {
  const { style, label, emoji, url, disabled, custom_id: customId } = component;
  const words = [emoji ? h('span', { class: 'button-emoji', 'aria-hidden': label ? 'true' : null }, emoji.id ? `:${emoji.name}:` : emoji.name) : null, label ? h('span', {}, label) : null];
  const kind = `button ${BUTTON_STYLES[style]}`;
  if (style === LINK) {
    return h('a', { class: kind, href: url, target: '_blank', rel: 'noopener noreferrer', 'aria-disabled': disabled ? 'true' : null }, words, icon('link', 14));
  }
  if (style === PREMIUM) return h('button', { type: 'button', class: kind, disabled: true }, 'Get Premium');
  const busy = scene.isPressed(customId);
  return h('button', {
    type: 'button', class: busy ? `${kind} busy` : kind, disabled: Boolean(disabled), 'aria-busy': busy ? 'true' : null,
    'aria-label': label ? null : (emoji?.name ?? 'Button'), data: { focus: customId, customId },
    onclick: () => busy || scene.press(customId),
  }, words);
}

function picture({ media, description, spoiler }, kind) {
  const image = h('img', { class: kind, src: media.url, alt: description ?? '', loading: 'lazy' });
  image.addEventListener('error', () => image.replaceWith(h('span', { class: `${kind} missing`, role: 'img', 'aria-label': description ?? 'Picture that does not load' })));
  return spoilered({ spoiler }, image);
}

function spoilered({ spoiler }, element) {
  if (!spoiler) return element;
  const cover = h('button', { type: 'button', class: 'cover', onclick: () => cover.replaceWith(element) }, icon('eye'), 'Spoiler');
  return cover;
}

function unknown({ type }) {
  return h('p', { class: 'unknown' }, `This page does not know components of type ${type}.`);
}
