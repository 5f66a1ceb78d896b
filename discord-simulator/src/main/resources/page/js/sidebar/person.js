import { ask, choice } from '../dom/dialog.js';
import { LOCALES } from '../world/locale.js';

/** Makes a new person, who joins the chosen server. */
export function newPerson(actions) {
  ask({
    title: 'A new person',
    fields: [
      { name: 'name', label: 'Name', placeholder: 'Grace', maxlength: 32 },
      { name: 'locale', label: 'Language', element: choice(LOCALES, 'en-GB') },
    ],
    submit: 'Create person',
    done: ({ name, locale }) => actions.createUser(name, locale),
  });
}
