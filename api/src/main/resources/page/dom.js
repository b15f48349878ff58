// Builds elements; text always goes in as text, so nothing that came from data is ever parsed as HTML.

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

export const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

const AMOUNT = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const COUNT = new Intl.NumberFormat('en');

export const money = (cents) => (cents === null || cents === undefined ? '–' : AMOUNT.format(cents / 100));
export const count = (n) => COUNT.format(n ?? 0);
export const number = (x, digits = 3) => (Number.isFinite(x) ? x.toFixed(digits) : '–');
export const percent = (p) => (Number.isFinite(p) ? `${(100 * p).toFixed(p > 0 && p < 0.01 ? 1 : 0)} %` : '–');
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** DEVICE_FARM as people read it: Device farm. */
export function words(name) {
  const text = String(name ?? '').replaceAll('_', ' ').toLowerCase();
  if (text === 'ip') return 'IP';
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Any JSON form of an instant (ISO text, seconds or milliseconds since 1970) as a Date, or null. */
export function date(value) {
  if (value === null || value === undefined) return null;
  const at = new Date(typeof value === 'number' && value < 1e11 ? value * 1000 : value);
  return Number.isNaN(at.getTime()) ? null : at;
}

export function time(value) {
  const at = date(value);
  if (!at) return '–';
  const iso = at.toISOString();
  return el('time', { datetime: iso, title: iso }, `${iso.slice(0, 10)} ${iso.slice(11, 16)}`);
}

/** A probability as a bar with its number; null where it was not computed. */
export function meter(p, label = 'score') {
  if (!Number.isFinite(p)) return el('span', { class: 'quiet' }, 'not computed');
  const fill = el('span', { class: 'fill' });
  fill.style.inlineSize = `${100 * p}%`;
  return el('span', { class: 'score' },
    el('span', { class: 'meter', role: 'meter', 'aria-valuemin': 0, 'aria-valuemax': 1, 'aria-valuenow': number(p, 2), 'aria-label': label }, fill),
    el('b', {}, p > 0.995 && p < 1 ? '> 0.99' : number(p, 2)));
}

export const entityLink = (type, id) =>
  el('a', { href: `#/entities/${encodeURIComponent(type)}/${encodeURIComponent(id)}`, class: 'entity' },
    type === 'account' ? id : [el('span', { class: 'type' }, words(type)), ' ', id]);

export const ringLink = (id) => el('a', { href: `#/rings/${encodeURIComponent(id)}`, class: 'ring-id' }, id);

export const section = (title, ...content) => {
  const id = `s-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  return el('section', { 'aria-labelledby': id }, el('h2', { id }, title), content);
};

/** A table with a header row; columns are [title, cell(row), class?]. */
export const table = (caption, columns, rows, attributes = {}) => el('div', { class: 'scroll' },
  el('table', attributes,
    el('caption', { class: 'hidden' }, caption),
    el('thead', {}, el('tr', {}, columns.map(([title, , kind]) => el('th', { scope: 'col', class: kind }, title)))),
    el('tbody', {}, rows.map((row) => el('tr', {}, columns.map(([, cell, kind]) => el('td', { class: kind }, cell(row))))))));

export const facts = (pairs) => el('dl', { class: 'facts' },
  pairs.filter(([, value]) => value !== null && value !== undefined).map(([name, value]) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, value))));
