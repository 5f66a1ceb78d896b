import { ask, choice } from '../dom/dialog.js';
import { h } from '../dom/h.js';
import { hex } from '../messages/names.js';

const COLOURS = { 0: 'None', 0xe8a33d: 'Amber', 0x5fb878: 'Green', 0x5b9bd5: 'Blue', 0xc678dd: 'Violet', 0xe06c5a: 'Red' };
const POWERS = { none: 'nothing more than everybody', MANAGE_GUILD: 'manage the server', MOVE_MEMBERS: 'move members', ADMINISTRATOR: 'everything (administrator)' };

/** Makes a role: what DJs are told apart by. */
export function newRole(actions) {
  ask({
    title: 'A new role',
    fields: [
      { name: 'name', label: 'Name', placeholder: 'DJ', maxlength: 100 },
      { name: 'color', label: 'Colour', element: choice(COLOURS, '0') },
      { name: 'power', label: 'Who has it may', element: choice(POWERS, 'none') },
    ],
    submit: 'Create role',
    done: ({ name, color, power }) => actions.createRole({ name, color: Number(color), permissions: power === 'none' ? [] : [power], mentionable: true }),
  });
}

/** Gives roles to a member and takes them. */
export function memberRoles(store, actions, userId) {
  const { guild } = store;
  const has = new Set(store.member(userId)?.roles ?? []);
  const roles = guild.roles.filter(({ id, managed }) => id !== guild.id && !managed);
  const boxes = roles.map(({ id, name, color }) => {
    const control = h('input', { type: 'checkbox', value: id, checked: has.has(id) });
    return [control, h('label', { class: 'tick' }, control, h('span', { style: { color: color ? hex(color) : null } }, name))];
  });
  const element = h('fieldset', { class: 'ticks' }, boxes.length ? boxes.map(([, label]) => label) : 'This server has no roles yet.');
  Object.defineProperty(element, 'values', { get: () => boxes.filter(([control]) => control.checked).map(([control]) => control.value) });
  const leave = h('button', { type: 'button', class: 'quiet-link', onclick: () => { dialog.close(); actions.removeMember(userId); } }, `Take ${store.nameOf(userId)} out of the server`);
  const dialog = ask({
    title: `Roles of ${store.nameOf(userId)}`,
    fields: [{ name: 'roles', label: 'Roles', element }, ...(guild.ownerId === userId ? [] : [{ element: leave }])],
    submit: 'Save roles',
    done: ({ roles: chosen }) => actions.giveRoles(userId, chosen),
  });
}
