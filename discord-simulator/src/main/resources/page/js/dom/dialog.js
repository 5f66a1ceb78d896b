import { h } from './h.js';

/**
 * Asks for a few things in a dialog and hands them to `done(values)`; what that throws is shown, and the dialog stays. While
 * it is waited for, nothing can be submitted again.
 *
 * Fields are `{name, label, element?, value?, placeholder?, required?, maxlength?, hint?, optional?}`; an `element` is any form
 * control, or something that has `values`.
 */
export function ask({ title, intro = [], fields, submit, done }) {
  const controls = fields.filter(({ name }) => name).map((field) => [field.name, field.element ?? textField(field)]);
  const problem = h('p', { class: 'complaint', role: 'alert' });
  const button = h('button', { type: 'submit', class: 'button primary' }, submit);
  const dialog = h('dialog', { class: 'dialog', 'aria-label': title },
    h('form', { method: 'dialog', onsubmit: (event) => send(event) },
      h('h2', {}, title), intro,
      fields.map((field) => (field.name ? labelled(field, controls.find(([name]) => name === field.name)[1]) : field.element)),
      problem,
      h('div', { class: 'dialog-buttons' },
        h('button', { type: 'button', class: 'button secondary', onclick: () => dialog.close() }, 'Cancel'),
        button)));

  async function send(event) {
    event.preventDefault();
    problem.textContent = '';
    busy(true);
    try {
      await done(Object.fromEntries(controls.map(([name, control]) => [name, control.values ?? control.value])));
      dialog.close();
    } catch (refused) {
      problem.textContent = refused.message;
      busy(false);
    }
  }

  function busy(waiting) {
    button.disabled = waiting;
    dialog.setAttribute('aria-busy', String(waiting));
  }

  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function textField({ value = '', placeholder = '', required = true, maxlength }) {
  return h('input', { type: 'text', value, placeholder, required, maxlength, autocomplete: 'off' });
}

let named = 0;

/** Several boxes have one name together; a `label` would tick the first of them. */
function labelled({ label, hint, optional }, control) {
  const words = [label, optional ? h('small', {}, ' optional') : null];
  const note = hint ? h('small', {}, hint) : null;
  if (!control.matches('fieldset, .upload')) return h('label', { class: 'field' }, h('span', {}, words), control, note);
  const id = `field-${++named}`;
  const field = control.matches('fieldset') ? control : control.querySelector('input');
  field.setAttribute('aria-labelledby', id);
  return h('div', { class: 'field' }, h('span', { id }, words), control, note);
}

/** A choice of a few values: `options` maps value to words. */
export function choice(options, chosen) {
  return h('select', {}, Object.entries(options).map(([value, words]) => h('option', { value, selected: value === chosen }, words)));
}
