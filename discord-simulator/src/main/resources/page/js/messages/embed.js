import { h } from '../dom/h.js';
import { markdown, markdownInline } from '../markdown/view.js';
import { clock } from '../markdown/time.js';
import { hex } from './names.js';

/** Shows one embed: author, title, description, fields, pictures, footer. */
export function embed({ title, url, description, color, author, fields = [], thumbnail, image, footer, timestamp }, names) {
  return h('article', { class: 'embed', style: { '--accent': color ? hex(color) : null } },
    h('div', { class: 'embed-body' },
      author ? h('p', { class: 'embed-author' }, linked(author.url, author.name)) : null,
      title ? h('p', { class: 'embed-title' }, linked(url, markdownInline(title, names))) : null,
      description ? h('div', { class: 'md' }, markdown(description, names)) : null,
      fields.length ? h('dl', { class: 'embed-fields' }, fields.map((field) => one(field, names))) : null,
      image ? h('img', { class: 'embed-image', src: image.url, alt: '', loading: 'lazy' }) : null,
      footer || timestamp ? h('p', { class: 'embed-footer' }, [footer?.text, timestamp ? clock(Date.parse(timestamp), Date.now(), names.locale) : null].filter(Boolean).join(' · ')) : null),
    thumbnail ? h('img', { class: 'thumbnail', src: thumbnail.url, alt: '', loading: 'lazy' }) : null);
}

function linked(url, content) {
  return url ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, content) : h('span', {}, content);
}

function one({ name, value, inline }, names) {
  return h('div', { class: inline ? 'inline' : null }, h('dt', {}, markdownInline(name, names)), h('dd', { class: 'md' }, markdown(value, names)));
}
