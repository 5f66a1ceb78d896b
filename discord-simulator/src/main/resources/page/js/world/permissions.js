/** The permissions that the page looks at, with Discord's bit positions. */
export const BITS = {
  ADMINISTRATOR: 3n, MANAGE_GUILD: 5n, VIEW_CHANNEL: 10n, SEND_MESSAGES: 11n, MANAGE_MESSAGES: 13n, EMBED_LINKS: 14n, ATTACH_FILES: 15n,
  READ_MESSAGE_HISTORY: 16n, CONNECT: 20n, SPEAK: 21n, MUTE_MEMBERS: 22n, REQUEST_TO_SPEAK: 32n, SET_VOICE_CHANNEL_STATUS: 48n,
};

/** Whether a decimal string of permissions, as Discord writes it, has one of them. */
export function permits(permissions, name) {
  return (BigInt(permissions ?? '0') & (1n << BITS[name])) !== 0n;
}
