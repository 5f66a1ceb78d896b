// Reads a whole login from one stream of Zstandard, with somebody else's decoder. It says which events came.
import { Decompress } from 'fzstd';
import { WebSocket } from 'ws';

const socket = new WebSocket(`${process.env.DISCORD_GATEWAY}?v=10&encoding=json&compress=zstd-stream`);
let text = '';
const decoder = new TextDecoder();
const stream = new Decompress((chunk) => { text += decoder.decode(chunk, { stream: true }); });

socket.on('message', (data, binary) => {
  if (!binary) throw new Error('a message that is not compressed');
  text = '';
  stream.push(new Uint8Array(data));
  const { op, t, d } = JSON.parse(text);
  console.log(JSON.stringify({ what: t ?? `op ${op}`, name: d?.name }));
  if (op === 10) {
    socket.send(JSON.stringify({ op: 2, d: { token: process.env.DISCORD_TOKEN, intents: 1, properties: { os: 'linux', browser: 'test', device: 'test' } } }));
  }
});

process.stdin.on('end', () => process.exit(0)).resume();
