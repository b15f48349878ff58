// The list of rings: what to look at first.

import { get } from './api.js';
import { count, el, meter, money, plural, time, words } from './dom.js';

const SORTS = { '-score': 'Score', '-expectedLoss': 'Expected loss', '-loss': 'Labelled loss', '-members': 'Members', '-lastSeen': 'Last seen', '-firstSeen': 'First seen' };
const STATUSES = ['open', 'confirmed', 'cleared', 'escalated'];
const choice = (name, label, value, options) => el('label', {}, label, ' ', el('select', { name },
  options.map(([id, text]) => el('option', { value: id, selected: id === value }, text))));

function filters(query, typologies) {
  const go = (form) => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
    location.hash = `#/rings?${chosen}`;
  };
  return el('form', {
    class: 'filters', 'aria-label': 'Filter rings',
    onsubmit: (event) => { event.preventDefault(); go(event.target); },
    onchange: (event) => go(event.currentTarget),
  },
  el('label', {}, 'Member ', el('input', { name: 'member', type: 'search', value: query.get('member') ?? '', placeholder: 'account id' })),
  choice('typology', 'Typology', query.get('typology'), [['', 'All'], ...typologies.map((t) => [t, words(t)])]),
  choice('status', 'Status', query.get('status'), [['', 'All'], ...STATUSES.map((s) => [s, words(s)])]),
  el('label', {}, 'Score from ', el('input', { name: 'minScore', type: 'number', min: 0, max: 1, step: 0.05, value: query.get('minScore') ?? '' })),
  choice('sort', 'Sort by', query.get('sort') ?? '-score', Object.entries(SORTS)),
  el('button', {}, 'Apply'));
}

const ringRow = (ring) => el('tr', {},
  el('td', {}, el('a', { class: 'row ring-id', href: `#/rings/${encodeURIComponent(ring.id)}` }, ring.id)),
  el('td', {}, meter(ring.score, 'ring score')),
  el('td', { class: 'wide' }, el('div', { class: 'clip' }, el('b', {}, words(ring.typology)), ' · ', el('span', { class: 'quiet' }, ring.evidence.slice(0, 2).join(' ')))),
  el('td', { class: 'number' }, count(ring.accounts)),
  el('td', { class: 'number' }, money(ring.money?.paidCents)),
  el('td', { class: 'number' }, money(ring.money?.expectedLossCents)),
  el('td', {}, time(ring.lastSeen)),
  el('td', {}, status(ring.status)));

export const status = (name) => el('span', { class: `status ${(name ?? 'open').toLowerCase()}` }, words(name ?? 'open'));

export async function ringsView({ query }) {
  const asked = new URLSearchParams(query);
  if (!asked.has('limit')) asked.set('limit', '100');
  const address = `/v1/rings?${asked}`;
  const page = await get(address);
  const body = el('tbody', {}, page.rings.map(ringRow));
  const more = el('p', {});
  const offer = (cursor) => more.replaceChildren(cursor ? el('button', {
    onclick: async () => {
      asked.set('cursor', cursor);
      const next = await get(`/v1/rings?${asked}`);
      body.append(...next.rings.map(ringRow));
      offer(next.nextCursor);
    },
  }, 'Show more') : '');
  offer(page.nextCursor);
  const titles = [['Ring'], ['Score'], ['What it is'], ['Accounts', 'number'], ['Paid', 'number'], ['Expected loss', 'number'], ['Last seen'], ['Status']];
  const content = el('article', {},
    el('header', { class: 'head' },
      el('h1', {}, 'Rings'),
      el('p', { class: 'quiet' }, plural(page.total, 'ring'), ` · ${plural(page.cleared, 'look-alike')} cleared · as of `, time(page.asOf),
        page.policyVersion ? [' · hub policy ', el('code', {}, page.policyVersion)] : '')),
    filters(query, page.typologies),
    page.rings.length === 0
      ? el('div', { class: 'notice' }, el('h2', {}, 'No rings here'),
        el('p', {}, [...query].length > 0 ? 'No ring fits these filters. ' : 'Load data and run “ringfence detect”, or try “ringfence demo”. '),
        el('p', {}, el('a', { href: '#/rings' }, 'All rings')))
      : el('div', { class: 'scroll' }, el('table', { class: 'rings' }, el('caption', { class: 'hidden' }, 'Rings found'),
        el('thead', {}, el('tr', {}, titles.map(([title, kind]) => el('th', { scope: 'col', class: kind }, title)))), body)),
    more);
  return { content, title: 'Rings', json: address };
}
