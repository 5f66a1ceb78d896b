import { fill, h } from '../dom/h.js';
import { icon } from '../dom/icons.js';
import { bytes } from './files.js';
import { choicesOf, isSelect } from './select.js';

const TEXT_INPUT = 4, FILE_UPLOAD = 19, RADIO_GROUP = 21, CHECKBOX_GROUP = 22, CHECKBOX = 23;
const PARAGRAPH = 2;

/** An input of a modal as a form control; what is not a text has its answer in `values`. Null for what is none. */
export function input(component, store, api) {
  switch (component.type) {
    case TEXT_INPUT:
      return written(component);
    case FILE_UPLOAD:
      return uploaded(component, api);
    case RADIO_GROUP:
      return ticked(component, 'radio');
    case CHECKBOX_GROUP:
      return ticked(component, 'checkbox');
    case CHECKBOX:
      return box(component);
    default:
      return isSelect(component) ? chosen(component, store) : null;
  }
}

function written({ style, value = '', placeholder, required = true, min_length: minlength, max_length: maxlength, custom_id: customId }) {
  const attributes = { placeholder, required, minlength, maxlength, data: { customId }, autocomplete: 'off' };
  return style === PARAGRAPH ? h('textarea', { ...attributes, rows: 4 }, value) : h('input', { ...attributes, type: 'text', value });
}

function chosen(component, store) {
  const { min_values: min = 1, max_values: max = 1, required = true, custom_id: customId, placeholder = '' } = component;
  const choices = choicesOf(component, store);
  // Nothing is chosen until somebody chooses; a list of one would begin with its first.
  const nothing = max > 1 ? null : h('option', { value: '', selected: !choices.some(({ chosen: at }) => at) }, placeholder);
  const control = h('select', { multiple: max > 1, size: max > 1 ? Math.min(6, Math.max(2, choices.length)) : null, required: required && min > 0, data: { customId } }, nothing,
    choices.map(({ value, label, chosen: at }) => h('option', { value, selected: at }, label)));
  return answering(control, () => [...control.selectedOptions].map(({ value }) => value).filter(Boolean));
}

/** Files go up when they are chosen, as in Discord; the form sends their ids. */
function uploaded({ max_values: max = 1, required = true, custom_id: customId }, api) {
  const ids = new Map();
  const list = h('ul', { class: 'chosen-files', role: 'status' });
  const chooser = h('input', { type: 'file', multiple: max > 1, required, data: { customId }, onchange: () => take([...chooser.files].slice(0, max)) });

  async function take(files) {
    ids.clear();
    fill(list, h('li', {}, 'Uploading…'));
    try {
      for (const file of files) ids.set(file.name, (await api.attach(file)).id);
      fill(list, files.map(({ name, size }) => h('li', {}, icon('file', 16), `${name}, ${bytes(size)}`)));
    } catch (refused) {
      ids.clear();
      chooser.value = '';
      fill(list, h('li', { class: 'complaint' }, refused.message));
    }
  }

  const element = h('div', { class: 'upload' }, chooser, list);
  return answering(element, () => [...ids.values()]);
}

function ticked({ options, required = true, custom_id: customId }, type) {
  const boxes = options.map(({ value, label, description, default: at }) => {
    const control = h('input', { type, name: customId, value, checked: Boolean(at), required: required && type === 'radio', data: { customId } });
    return [control, h('label', { class: 'tick' }, control, h('span', {}, label, description ? h('small', {}, description) : null))];
  });
  const element = h('fieldset', { class: 'ticks' }, boxes.map(([, label]) => label));
  const values = () => boxes.filter(([control]) => control.checked).map(([control]) => control.value);
  return answering(element, () => (type === 'radio' ? (values()[0] ?? null) : values()));
}

function box({ default: at, custom_id: customId }) {
  const control = h('input', { type: 'checkbox', checked: Boolean(at), data: { customId } });
  return answering(control, () => control.checked);
}

function answering(element, values) {
  Object.defineProperty(element, 'values', { get: values });
  return element;
}
