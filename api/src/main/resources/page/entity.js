// One entity, whom it is tied to and how risky its links are; and the search that leads to it.

import { get, optional, path, post } from './api.js';
import { count, el, entityLink, facts, meter, money, number, plural, ringLink, section, table, time, words } from './dom.js';
import { picture } from './graph.js';
import { coverage } from './ring.js';
import { riskAnswer } from './risk.js';

/** Most accounts of a community that are named. */
const SHOWN = 30;

const mark = (label) => (label === 'none' ? null : [' ', el('span', { class: `label ${label}` }, words(label))]);

const ringTable = (rings) => table('Rings', [
  ['Ring', (r) => ringLink(r.id)], ['Score', (r) => meter(r.score, 'ring score')], ['Typology', (r) => words(r.typology)],
  ['What it is', (r) => r.summary, 'wide'],
], rings);

/** Risk of an account by its own links, asked for only when wanted: it is a call of the scoring service. */
function riskPart(type, id, nodes) {
  if (type !== 'account') return null;
  const links = nodes.map(({ entity }) => entity).filter((entity) => !['account', 'merchant'].includes(entity.type)).slice(0, 20);
  const place = el('div', {}, el('button', {
    onclick: async () => {
      try {
        place.replaceChildren(riskAnswer(await post('/v1/link-risk', { accountId: id, links })));
      } catch (problem) {
        place.replaceChildren(el('p', { class: 'wrong', role: 'alert' }, problem.message));
      }
    },
  }, 'Score its links'));
  return section('Link risk', place);
}

export async function entityView({ parts: [type, id] }) {
  const json = path`/v1/entities/${type}/${id}`;
  const [entity, near, community, alike] = await Promise.all([get(json), get(`${json}/neighbours?limit=120`), optional(`${json}/community`), optional(`${json}/similar`)]);
  const drawn = picture(near, `What is within two links of ${words(type)} ${id}${near.truncated ? '; a limit left some out' : ''}`);
  const others = near.nodes.filter(({ key }) => key !== `${type}:${id}`);
  const label = entity.label === 'none' ? null : [mark(entity.label), ' ', entity.labelReason ?? ''];
  const content = el('article', { onshown: drawn.draw },
    el('header', { class: 'head' }, el('p', { class: 'crumb' }, words(type), entity.hub ? el('span', { class: 'status escalated' }, 'Hub') : ''), el('h1', {}, id)),
    facts([
      ['First seen', time(entity.firstSeen)], ['Opened', entity.openedAt && time(entity.openedAt)], ['Label', label],
      ['Label known', entity.labelKnownAt && time(entity.labelKnownAt)], ['Links', count(entity.links)],
      ['Neighbours', Object.entries(entity.neighbours).map(([kind, n]) => `${words(kind)} ${count(n)}`).join(', ') || null],
      ['Paid', entity.payments.count > 0 ? `${money(entity.payments.amountCents)} in ${count(entity.payments.count)}` : null],
      ['Received', entity.received.count > 0 ? `${money(entity.received.amountCents)} in ${count(entity.received.count)}` : null],
      ['Source record', `${entity.source.file}${entity.source.row ? `, row ${entity.source.row}` : ''}`], ['As of', time(entity.asOf)],
    ]),
    entity.hub ? el('p', { class: 'notice' }, 'More accounts share it than the hub policy allows: sharing it says little.') : null,
    section('Rings', entity.rings.length > 0 ? ringTable(entity.rings) : el('p', { class: 'quiet' }, 'It is in no ring.')),
    el('div', { class: 'columns' },
      el('div', {}, drawn.figure, alike?.similar.length > 0 ? section('Look-alikes', table('Look-alikes', [
        ['Entity', (s) => [entityLink(s.entity.type, s.entity.id), mark(s.label)]], ['Likeness', (s) => number(s.similarity, 2), 'number'],
        ['In what', (s) => el('details', {}, el('summary', {}, plural(s.reasons.length, 'reason')), el('ul', {}, s.reasons.map((r) => el('li', {}, r)))), 'wide'],
      ], alike.similar)) : null),
      el('aside', {}, riskPart(type, id, others),
        el('form', {
          class: 'ask',
          onsubmit: (event) => {
            event.preventDefault();
            location.hash = `#/paths?from=${encodeURIComponent(`${type}:${id}`)}&to=${encodeURIComponent(new FormData(event.target).get('to').trim())}`;
          },
        }, el('label', {}, 'How is it connected to (type:id)', el('input', { name: 'to', required: true, placeholder: 'account:a-2' })), el('button', {}, 'Show')),
        community?.accounts.length > 1 ? section('Community', el('p', {}, `${plural(community.accounts.length, 'account')} hang together here. That is no accusation.`),
          el('ul', { class: 'tight' }, community.accounts.slice(0, SHOWN).map((a) => el('li', {}, entityLink('account', a.id), mark(a.label))))) : null,
        section('What was left out', coverage(near.coverage, near.truncated)))),
    section('Neighbours', others.length === 0 ? el('p', { class: 'quiet' }, 'None is known.') : table('Neighbours', [
      ['Entity', ({ entity: e }) => entityLink(e.type, e.id)], ['Type', ({ entity: e }) => words(e.type)],
      ['Links away', (n) => n.hops, 'number'], ['Label', (n) => mark(n.label) ?? '–', 'wide'],
    ], others)));
  return { content, title: `${words(type)} ${id}`, json };
}

export async function searchView({ query }) {
  const q = query.get('q') ?? '';
  const json = `/v1/search?q=${encodeURIComponent(q)}`;
  const found = await get(json);
  const content = el('article', {},
    el('header', { class: 'head' }, el('h1', {}, `Found for “${q}”`)),
    found.rings.length + found.entities.length === 0
      ? el('div', { class: 'notice' }, el('p', {}, 'Nothing has this name. An account is found by its id or the start of it.'))
      : null,
    found.rings.length > 0 ? section('Rings', ringTable(found.rings)) : null,
    found.entities.length > 0 ? section('Entities', el('ul', {}, found.entities.map(({ type, id, label }) =>
      el('li', {}, entityLink(type, id), type === 'account' ? el('span', { class: 'type' }, ' account') : '', mark(label)))),
    found.truncated ? el('p', { class: 'quiet' }, 'There may be more: a longer text finds fewer.') : null) : null);
  return { content, title: `Search ${q}`, json };
}
