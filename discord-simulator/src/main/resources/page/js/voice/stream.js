const RETRY_MS = 1500;
/** In one message: 60 ms, less than half of what is gathered before the first sound. */
const PACKETS = 3;

/** The sound of one server's voice channel, as the simulated voice server decrypted and decoded it. */
export class VoiceStream {
  #socket = null;
  #guild = null;
  #retry = 0;

  /** `heard(pcm)` gets interleaved 16-bit stereo at 48 kHz. */
  constructor(heard) {
    this.heard = heard;
  }

  get guild() {
    return this.#guild;
  }

  /** Listens to a server from now on; null listens to none. */
  follow(guild) {
    if (guild === this.#guild) return;
    this.#guild = guild;
    this.#close();
    if (guild) this.#open();
  }

  #open() {
    const guild = this.#guild;
    const url = new URL(`/control/voice/${guild}/listen?packets=${PACKETS}`, location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }) => this.heard(new Int16Array(data));
    socket.onclose = () => {
      if (this.#socket === socket) this.#retry = setTimeout(() => this.#guild === guild && this.#open(), RETRY_MS);
    };
    this.#socket = socket;
  }

  #close() {
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
