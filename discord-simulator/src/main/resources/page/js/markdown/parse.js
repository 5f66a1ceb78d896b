/**
 * Discord's flavour of Markdown, as a tree of plain objects: `{type, children?, …}`.
 *
 * Blocks: paragraph, heading (1–3), subtext (`-#`), list, quote, codeblock. Inline: text, bold, italic, underline, strike,
 * spoiler, code, link, user, role, channel, everyone, command, timestamp, emoji, break. There is no HTML to pass through.
 */
export function parse(source) {
  return blocks(source.replaceAll('\r\n', '\n').split('\n'));
}

/** The same without blocks, for places where Discord shows one run of text, such as an embed's title. */
export function parseInline(source) {
  return inline(source);
}

const FENCE = /^```([\w+#-]*)[ \t]*$/;
const ITEM = /^(\s*)(?:([-*])|(\d{1,3})\.)\s+(.*)$/;

function blocks(lines) {
  const nodes = [];
  let paragraph = [];
  const close = () => {
    if (paragraph.length) nodes.push({ type: 'paragraph', children: inline(paragraph.join('\n')) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; ) {
    const found = block(lines, at);
    if (found) {
      close();
      if (found.node) nodes.push(found.node);
      at = found.next;
    } else {
      paragraph.push(lines[at++]);
    }
  }
  close();
  return nodes;
}

function block(lines, at) {
  const line = lines[at];
  const heading = /^(#{1,3})\s+(\S.*)$/.exec(line);
  if (heading) return { node: { type: 'heading', level: heading[1].length, children: inline(heading[2]) }, next: at + 1 };
  const subtext = /^-#\s+(\S.*)$/.exec(line);
  if (subtext) return { node: { type: 'subtext', children: inline(subtext[1]) }, next: at + 1 };
  if (line.startsWith('```')) return fenced(lines, at);
  if (line.startsWith('>>> ')) {
    const rest = [line.slice(4), ...lines.slice(at + 1)];
    return { node: { type: 'quote', children: blocks(rest) }, next: lines.length };
  }
  if (/^> /.test(line)) return quoted(lines, at);
  if (ITEM.test(line)) return listed(lines, at);
  if (line.trim() === '') return { node: null, next: at + 1 };
  return null;
}

function fenced(lines, at) {
  const oneLine = /^```(.+?)```\s*$/.exec(lines[at]);
  if (oneLine) return { node: { type: 'codeblock', language: '', text: oneLine[1] }, next: at + 1 };
  const end = lines.findIndex((line, index) => index > at && line.trimEnd().endsWith('```'));
  if (end < 0) return null;
  const opening = FENCE.exec(lines[at]);
  const body = opening ? [] : [lines[at].slice(3)];
  body.push(...lines.slice(at + 1, end));
  const last = lines[end].trimEnd().slice(0, -3);
  if (last) body.push(last);
  return { node: { type: 'codeblock', language: opening?.[1] ?? '', text: body.join('\n') }, next: end + 1 };
}

function quoted(lines, at) {
  let end = at;
  while (end < lines.length && /^> ?/.test(lines[end])) end++;
  return { node: { type: 'quote', children: blocks(lines.slice(at, end).map((line) => line.replace(/^> ?/, ''))) }, next: end };
}

/** Items at one indentation make a list; deeper ones hang under the item before them. */
function listed(lines, at) {
  const [, indent, , number] = ITEM.exec(lines[at]);
  const list = { type: 'list', ordered: number !== undefined, start: Number(number ?? 1), items: [] };
  let next = at;
  while (next < lines.length) {
    const item = ITEM.exec(lines[next]);
    if (!item || item[1].length < indent.length) break;
    if (item[1].length > indent.length && list.items.length) {
      const nested = listed(lines, next);
      list.items.at(-1).push(nested.node);
      next = nested.next;
    } else {
      if ((item[3] !== undefined) !== list.ordered) break;
      list.items.push([{ type: 'paragraph', children: inline(item[4]) }]);
      next++;
    }
  }
  return { node: list, next };
}

const nest = (type) => (match) => ({ type, children: inline(match[1]) });

/** In this order; the first that matches at a position wins. */
const RULES = [
  [/^\\([!-/:-@[-`{-~])/, (match) => ({ type: 'text', text: match[1] })],
  [/^(`+)([^`]|[^`].*?[^`])\1(?!`)/s, (match) => ({ type: 'code', text: match[2].trim() })],
  [/^\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/[^\s>)]+)>?(?:\s+"[^"\n]*")?\)/, (match) => ({ type: 'link', url: match[2], children: inline(match[1]) })],
  [/^<(https?:\/\/[^\s>]+)>/, (match) => ({ type: 'link', url: match[1], children: [{ type: 'text', text: match[1] }] })],
  [/^https?:\/\/[^\s<]+[^\s<.,:;"')\]}!?*_~|]/, (match) => ({ type: 'link', url: match[0], children: [{ type: 'text', text: match[0] }] })],
  [/^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, (match) => ({ type: 'timestamp', seconds: Number(match[1]), style: match[2] ?? 'f' })],
  [/^<@!?(\d{1,20})>/, (match) => ({ type: 'user', id: match[1] })],
  [/^<@&(\d{1,20})>/, (match) => ({ type: 'role', id: match[1] })],
  [/^<#(\d{1,20})>/, (match) => ({ type: 'channel', id: match[1] })],
  [/^<\/([-\p{L}\p{N}_]+(?: [-\p{L}\p{N}_]+){0,2}):(\d{1,20})>/u, (match) => ({ type: 'command', name: match[1], id: match[2] })],
  [/^<a?:(\w{2,32}):(\d{1,20})>/, (match) => ({ type: 'emoji', name: match[1], id: match[2] })],
  [/^@(everyone|here)\b/, (match) => ({ type: 'everyone', text: match[0] })],
  [/^\*\*\*((?:\\.|[^\\])+?)\*\*\*(?!\*)/s, (match) => ({ type: 'bold', children: [{ type: 'italic', children: inline(match[1]) }] })],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s, nest('bold')],
  [/^__((?:\\.|[^\\])+?)__(?!_)/s, nest('underline')],
  [/^\*(?=\S)((?:\\.|\*\*|[^\\*])+?)\*(?!\*)/s, nest('italic')],
  [/^_((?:\\.|__|[^\\_])+?)_(?![\p{L}\p{N}_])/su, nest('italic')],
  [/^~~((?:\\.|[^\\])+?)~~/s, nest('strike')],
  [/^\|\|((?:\\.|[^\\])+?)\|\|/s, nest('spoiler')],
  [/^\n/, () => ({ type: 'break' })],
];

const PLAIN = /^(?:[\p{L}\p{N}]+|[^])/u;

function inline(source) {
  const nodes = [];
  let rest = source;
  while (rest) {
    const [match, node] = first(rest);
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      nodes[nodes.length - 1] = { type: 'text', text: last.text + node.text };
    } else {
      nodes.push(node);
    }
    rest = rest.slice(match.length);
  }
  return nodes;
}

function first(rest) {
  for (const [pattern, make] of RULES) {
    const match = pattern.exec(rest);
    if (match) return [match[0], make(match)];
  }
  const [plain] = PLAIN.exec(rest);
  return [plain, { type: 'text', text: plain }];
}
