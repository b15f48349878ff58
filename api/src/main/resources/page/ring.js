// One ring: what it is, why, why perhaps not, and what to do about it.

import { get, path, post } from './api.js';
import { count, el, entityLink, facts, meter, money, number, percent, plural, ringLink, section, table, time, words } from './dom.js';
import { picture } from './graph.js';
import { status } from './rings.js';
import { timeline } from './timeline.js';

const FORMATS = ['pdf', 'html', 'json', 'csv', 'parquet', 'graphml'];
const DECISIONS = {
  confirm: 'Confirm – its members are fraud', clear: 'Clear – they are legitimate', escalate: 'Escalate – somebody else has to look',
};

/** A record that ties an account to nothing, such as a label. */
const own = ({ from, to }) => from.type === to.type && from.id === to.id;

const OWN = { opening: 'opened', label: 'found to be fraud' };

const source = ({ file, row }) => (row ? `${file}, row ${row}` : file);

export const linkTable = (caption, links) => table(caption, [
  ['From', ({ from }) => entityLink(from.type, from.id)],
  ['To', (link) => (own(link) ? el('span', { class: 'quiet' }, OWN[link.kind] ?? 'on itself') : entityLink(link.to.type, link.to.id))],
  ['Amount', ({ amountCents }) => (amountCents ? money(amountCents) : ''), 'number'],
  ['Happened', ({ at }) => time(at)],
  ['Known', ({ knownAt }) => time(knownAt)],
  ['Source record', (link) => source(link.source)],
  ...(links.every(({ sharers }) => (sharers ?? 1) < 2) ? [] : [['Accounts', ({ sharers }) => (sharers > 1 ? count(sharers) : ''), 'number']]),
  ...(links.every(({ rarity }) => rarity === undefined) ? [] : [['Rarity', ({ rarity }) => number(rarity, 2), 'number']]),
], links);

const evidenceItem = (piece) => el('li', {},
  el('p', {}, el('span', { class: 'type' }, words(piece.kind)), ' ', piece.sentence),
  el('details', {}, el('summary', {}, plural(piece.links.length, 'source record')), linkTable(piece.sentence, piece.links)));

const members = (ring) => table('Members', [
  ['Account', (m) => entityLink('account', m.accountId)],
  ['Role', (m) => words(m.role)],
  ['Probability', (m) => meter(m.probability, `probability of ${m.accountId}`)],
  ['Label', (m) => (m.label && m.label !== 'none' ? el('span', { class: `label ${m.label}` }, words(m.label)) : '–')],
  ['Joined', (m) => time(m.joinedAt)],
  ['Why', (m) => m.reasons.join('; '), 'wide'],
], ring.members, { class: 'members' });

function decide(ring, reload) {
  const said = el('p', { role: 'status', 'aria-live': 'polite' });
  const submit = async (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const button = event.target.querySelector('button');
    button.disabled = true;
    try {
      const by = form.get('by').trim();
      await post(path`/v1/rings/${ring.id}/decisions`,
        { decision: form.get('decision'), note: form.get('note'), ...(by ? { by } : {}) });
      await reload();
    } catch (problem) {
      said.replaceChildren(el('span', { class: 'wrong' }, problem.message));
      button.disabled = false;
    }
  };
  return el('form', { id: 'decide', onsubmit: submit },
    el('fieldset', {}, el('legend', {}, 'Decide'),
      Object.entries(DECISIONS).map(([id, text]) =>
        el('label', { class: 'radio' }, el('input', { type: 'radio', name: 'decision', value: id, required: true }), ' ', text)),
      el('label', {}, 'Note', el('textarea', { name: 'note', rows: 2, maxlength: 4000 })),
      el('label', {}, 'Your name', el('input', { name: 'by', maxlength: 64, autocomplete: 'name' })),
      el('button', {}, 'Record decision'), said));
}

const history = ({ changes, decisions }) => {
  const rows = [
    ...changes.map((c) => ({ at: c.at, what: words(c.kind), who: '', text: `${count(c.sizeBefore)} → ${count(c.sizeAfter)} accounts`, related: c.relatedIds })),
    ...decisions.map((d) => ({ at: d.at, what: words(d.decision), who: d.by, text: [d.note, d.accounts.length > 0 ? `(${d.accounts.join(', ')})` : ''].join(' '), related: [] })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return rows.length === 0 ? el('p', { class: 'quiet' }, 'Nothing happened to it yet.') : table('History', [
    ['When', (r) => time(r.at)], ['What', (r) => r.what], ['Who', (r) => r.who],
    ['', (r) => [r.text, r.related.map((id) => [' ', ringLink(id)])], 'wide'],
  ], rows, { class: 'history' });
};

function course(ring, graph) {
  const first = new Map();
  for (const link of graph.links) {
    if (!first.has(link.from) || link.firstAt < first.get(link.from)) first.set(link.from, link.firstAt);
  }
  const cited = new Map(ring.evidence.flatMap((e) => e.links).map((l) => [JSON.stringify([l.from, l.to, l.at, l.amountCents]), l]));
  const event = (l) => ({ at: l.at, text: `${l.from.id}${own(l) ? '' : ` – ${l.to.id}`}${l.amountCents ? ` ${money(l.amountCents)}` : ''}` });
  return timeline([
    ['First seen', [...first].map(([key, at]) => ({ at, text: key })), 'first'],
    ['Links', [...cited.values()].filter((l) => !l.transfer && !own(l)).map(event), 'links'],
    ['Transfers', [...cited.values()].filter((l) => l.transfer).map(event), 'transfers'],
    ['Own records', [...cited.values()].filter(own).map(event), 'own'],
    ['Decisions', ring.decisions.map((d) => ({ at: d.at, text: words(d.decision) })), 'decisions'],
  ]);
}

const checked = ({ claims, links, failures }) => (failures.length === 0
  ? el('p', { class: 'quiet' }, `Checked: ${plural(claims, 'claim')} counted again in the ${plural(links, 'record')} cited; all agree.`)
  : el('div', { class: 'notice', role: 'alert' }, el('p', {}, el('b', {}, 'What is said here does not follow from the records cited.')),
    el('ul', {}, failures.map((text) => el('li', {}, text)))));

export function coverage({ considered, leftOut, leftOutByType, hubs }, truncated) {
  const parts = Object.entries(leftOutByType ?? {}).map(([type, n]) => `${words(type)} ${count(n)}`).join(', ');
  return el('p', {}, `${plural(considered, 'link')} looked at. `,
    leftOut > 0 ? `${plural(leftOut, 'link')} left out, as too widely shared to mean anything${parts ? ` (${parts})` : ''}.` : 'The hub policy left none out.',
    (hubs ?? []).length > 0 ? [' The largest: ', hubs.map((hub, i) => [i > 0 ? ', ' : '', entityLink(hub.entity.type, hub.entity.id),
      hub.placeholder ? ' (a placeholder)' : ` (${plural(hub.accounts, 'account')}, ${count(hub.members)} of the ring)`]), '.'] : '',
    truncated ? el('b', {}, ' A limit cut the search short.') : '');
}

export async function ringView({ parts: [id], reload }) {
  const json = path`/v1/rings/${id}`;
  const [ring, graph, course_] = await Promise.all([get(json), get(`${json}/graph`), get(`${json}/history`)]);
  const drawn = picture(graph, `${plural(ring.members.length, 'member')} and ${plural(graph.nodes.length - ring.members.length, 'other entity', 'other entities')}${graph.truncated ? `; ${count(graph.leftOut)} left out` : ''}`);
  const content = el('article', { class: 'ring', onshown: drawn.draw },
    el('header', { class: 'head' },
      el('p', { class: 'crumb' }, el('a', { href: '#/rings' }, 'Rings'), ' / ', el('span', { class: 'ring-id' }, ring.id), ' ', status(ring.status)),
      el('h1', {}, ring.summary)),
    facts([
      ['Score', meter(ring.score, 'ring score')], ['Typology', words(ring.typology)], ['Accounts', count(ring.members.filter((m) => m.role !== 'bystander').length)],
      ['Bystanders', count(ring.members.filter((m) => m.role === 'bystander').length)],
      ['Paid since joining', money(ring.money.paidCents)], ['Received from outside', money(ring.money.receivedCents)],
      ['Expected loss', money(ring.money.expectedLossCents)], ['Labelled loss', money(ring.money.lossCents)], ['At stake in 30 days', money(ring.money.atStakeCents)],
      ['Payments', count(ring.money.payments)], ['First seen', time(ring.firstSeen)], ['Last seen', time(ring.lastSeen)], ['As of', time(ring.asOf)],
    ]),
    el('div', { class: 'columns' },
      el('div', {}, drawn.figure, section('Timeline', course(ring, graph) ?? el('p', { class: 'quiet' }, 'No times are known.'))),
      el('aside', { 'aria-label': 'Decision and report' }, decide(ring, reload),
        section('Report', el('p', { class: 'files' }, FORMATS.map((format) =>
          el('a', { href: `${json}/report?format=${format}`, download: '' }, format.toUpperCase())))),
        section('Speaks against it', ring.against.length > 0
          ? el('ul', {}, ring.against.map((text) => el('li', {}, text)))
          : el('p', { class: 'quiet' }, 'Nothing was found.')),
        section('What was left out', coverage(ring.coverage, ring.truncated)))),
    section('Members', members(ring)),
    section('Evidence', checked(ring.audit), el('ol', { class: 'evidence' }, ring.evidence.map(evidenceItem))),
    section('Without these links it would be no ring', el('p', {}, ring.heldBy.sentence), ring.counterfactual.length > 0
      ? linkTable('Links on which the ring depends', ring.counterfactual) : ''),
    section('History', history(course_)));
  return { content, title: `${ring.id} ${words(ring.typology)}`, json };
}
