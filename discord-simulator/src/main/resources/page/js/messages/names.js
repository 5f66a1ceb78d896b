/** How a message's mentions are called here and now, for the Markdown view. */
export function namesFor(store, { onCommand, onChannel }) {
  return {
    locale: store.locale,
    user: (id) => store.nameOf(id),
    role: (id) => {
      const role = store.guild?.roles.find((each) => each.id === id);
      return { name: role?.name ?? 'unknown role', colour: role?.color ? hex(role.color) : null };
    },
    channel: (id) => store.channel(id)?.name ?? 'unknown channel',
    onCommand,
    onChannel,
  };
}

/** Discord's colour number as CSS. */
export function hex(colour) {
  return `#${colour.toString(16).padStart(6, '0')}`;
}
