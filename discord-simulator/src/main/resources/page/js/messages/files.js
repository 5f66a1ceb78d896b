import { h } from '../dom/h.js';
import { icon } from '../dom/icons.js';

const PICTURE = /^image\/(png|jpeg|gif|webp|avif)$/;
const SOUND = /^audio\//;

/** The files of a message that no component shows. */
export function attachments(list) {
  return h('ul', { class: 'files', 'aria-label': 'Files' }, list.map((each) => h('li', {}, shown(each))));
}

function shown({ filename, title, size, url, content_type: type = '', description }) {
  if (PICTURE.test(type)) return h('img', { class: 'attached-picture', src: url, alt: description ?? filename, loading: 'lazy' });
  return [
    card({ name: title ? `${title}${extension(filename)}` : filename, size, url, description }),
    SOUND.test(type) ? h('audio', { controls: true, preload: 'none', src: url, 'aria-label': filename }) : null,
  ];
}

/** A file with its name and size, to be downloaded. */
export function card({ name, size, url, description }) {
  return h('a', { class: 'file', href: url, download: name, 'aria-label': `Download ${name}${size === undefined ? '' : `, ${bytes(size)}`}` },
    icon('file', 22),
    h('span', { class: 'file-words' }, h('strong', {}, name), h('small', {}, [size === undefined ? null : bytes(size), description].filter(Boolean).join(' · '))),
    icon('download'));
}

function extension(filename) {
  return /\.[^.]*$/.exec(filename)?.[0] ?? '';
}

export function bytes(count) {
  if (count < 1000) return `${count} bytes`;
  return count < 1_000_000 ? `${(count / 1000).toFixed(1)} KB` : `${(count / 1_000_000).toFixed(1)} MB`;
}
