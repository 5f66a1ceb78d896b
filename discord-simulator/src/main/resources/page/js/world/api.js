/** What the simulator answered instead of doing it. `message` is written for people. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(`/control/${path}`, {
      method,
      headers: body === undefined || body instanceof Blob ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, 'The local stack does not answer. Is ./tonearm local still running?');
  }
  const text = await response.text();
  const answer = parsed(text);
  if (!response.ok) {
    throw new Refused(response.status, answer?.error ?? `The stack answered ${response.status}.`);
  }
  return answer;
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** What any page could send, and the stack therefore does not take. */
const OF_FORMS = /^$|^text\/plain|^multipart\//;

const query = (parameters) => new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined)).toString();

/** The control API of the local stack (`docs/simulator.md`), one function per request that the page makes. */
export const api = {
  state: () => call('GET', 'state'),
  guild: (guild) => call('GET', `guilds/${guild}`),
  newGuild: (body) => call('POST', 'guilds', body),
  newChannel: (guild, body) => call('POST', `guilds/${guild}/channels`, body),
  newUser: (body) => call('POST', 'users', body),
  changeUser: (user, body) => call('PATCH', `users/${user}`, body),
  addMember: (guild, user) => call('PUT', `guilds/${guild}/members/${user}`, {}),
  directChannel: (user) => call('POST', `users/${user}/dm`, {}),
  changeMember: (guild, user, body) => call('PUT', `guilds/${guild}/members/${user}`, body),
  removeMember: (guild, user) => call('DELETE', `guilds/${guild}/members/${user}`),
  newRole: (guild, body) => call('POST', `guilds/${guild}/roles`, body),
  permit: (channel, target, body) => call('PUT', `channels/${channel}/overwrites/${target}`, body),
  changeVoice: (guild, user, body) => call('PUT', `guilds/${guild}/voice/${user}`, body),
  moveVoice: (guild, user, channel) => call('PUT', `guilds/${guild}/voice/${user}`, { channel }),

  messages: async (channel, user) => (await call('GET', `channels/${channel}/messages?${query({ as: user, limit: 100 })}`)).messages,
  say: (channel, user, content, files = []) => call('POST', `channels/${channel}/messages`, { user, content, files }),
  deleteMessage: (channel, message, user) => call('DELETE', `channels/${channel}/messages/${message}?${query({ as: user })}`),
  settings: () => call('GET', 'settings'),
  changeSettings: (body) => call('PATCH', 'settings', body),
  commands: async (guild) => (await call('GET', `commands?${query({ guild })}`)).commands,
  useCommand: (body) => call('POST', 'interactions/command', body),
  autocomplete: (body) => call('POST', 'interactions/autocomplete', body),
  /** A file becomes an id that an option takes. */
  attach: (file) => call('POST', `attachments?${query({ filename: file.name })}`, file.slice(0, file.size, OF_FORMS.test(file.type) ? 'application/octet-stream' : file.type)),
  useComponent: (body) => call('POST', 'interactions/component', body),
  /** Answers when the bot has, with what came of it. */
  submitModal: (body) => call('POST', 'interactions/modal?until=answered', body),
  /** The newest ones of a server, oldest first. */
  interactions: async (guild) => (await call('GET', `interactions?${query({ guild, limit: 20 })}`)).interactions.reverse(),
  interaction: (id) => call('GET', `interactions/${id}`),

  violations: async () => (await call('GET', 'violations')).violations,
  voiceViolations: async () => (await call('GET', 'voice/violations')).violations,
  clearViolations: () => Promise.all([call('DELETE', 'violations'), call('DELETE', 'voice/violations')]),

  hops: (interaction) => call('GET', `hops?${query({ interaction })}`),
  parts: () => call('GET', 'parts'),
  act: (part, action) => call('POST', `parts/${part}/${action}`, {}),
};
