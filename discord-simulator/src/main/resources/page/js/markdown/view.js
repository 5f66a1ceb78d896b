import { h } from '../dom/h.js';
import { parse, parseInline } from './parse.js';
import { moment } from './time.js';

/**
 * Shows Discord-flavoured Markdown.
 *
 * `names` resolves what is mentioned: `{user(id), role(id) → {name, colour}, channel(id), locale, onCommand(name), onChannel(id)}`.
 */
export function markdown(source, names) {
  return parse(source).map((node) => view(node, names));
}

export function markdownInline(source, names) {
  return parseInline(source).map((node) => view(node, names));
}

const all = (nodes, names) => nodes.map((node) => view(node, names));
const wrap = (tag, attributes) => (node, names) => h(tag, attributes, all(node.children, names));

const VIEWS = {
  paragraph: wrap('p'),
  heading: (node, names) => h('h3', { class: `md-h${node.level}` }, all(node.children, names)),
  subtext: wrap('p', { class: 'subtext' }),
  quote: wrap('blockquote'),
  codeblock: (node) => h('pre', {}, h('code', { data: { language: node.language } }, node.text)),
  list: (node, names) =>
    h(node.ordered ? 'ol' : 'ul', { start: node.ordered ? node.start : null }, node.items.map((item) => h('li', {}, all(item, names)))),
  text: (node) => document.createTextNode(node.text),
  break: () => h('br'),
  bold: wrap('strong'),
  italic: wrap('em'),
  underline: wrap('u'),
  strike: wrap('s'),
  spoiler: (node, names) => {
    const open = () => { spoiler.dataset.open = ''; };
    const spoiler = h('button', { type: 'button', class: 'spoiler', 'aria-label': 'Spoiler', onclick: open }, h('span', {}, all(node.children, names)));
    return spoiler;
  },
  code: (node) => h('code', {}, node.text),
  link: (node, names) => h('a', { href: node.url, target: '_blank', rel: 'noopener noreferrer' }, all(node.children, names)),
  user: (node, names) => h('span', { class: 'mention' }, `@${names.user(node.id)}`),
  role: (node, names) => {
    const { name, colour } = names.role(node.id);
    return h('span', { class: 'mention', style: { '--mention': colour } }, `@${name}`);
  },
  everyone: (node) => h('span', { class: 'mention' }, node.text),
  channel: (node, names) => h('button', { type: 'button', class: 'mention', onclick: () => names.onChannel(node.id) }, `#${names.channel(node.id)}`),
  command: (node, names) => h('button', { type: 'button', class: 'mention', onclick: () => names.onCommand(node.name) }, `/${node.name}`),
  emoji: (node) => h('span', { class: 'emoji-name' }, `:${node.name}:`),
  timestamp: (node, names) =>
    h('time', {
      datetime: new Date(node.seconds * 1000).toISOString(),
      title: moment(node.seconds, 'F', Date.now(), names.locale),
      data: node.style === 'R' ? { relative: node.seconds } : {},
    }, moment(node.seconds, node.style, Date.now(), names.locale)),
};

function view(node, names) {
  return VIEWS[node.type](node, names);
}
