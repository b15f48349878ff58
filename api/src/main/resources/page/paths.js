// How two entities are connected, by the strongest ways that the hub policy lets through.

import { get } from './api.js';
import { el, entityLink, number, section } from './dom.js';
import { coverage, linkTable } from './ring.js';

const entity = (key) => ({ type: key.slice(0, key.indexOf(':')), id: key.slice(key.indexOf(':') + 1) });

const way = (found) => el('li', {},
  el('p', {}, found.sentence, el('span', { class: 'quiet' }, ` strength ${number(found.strength)}`)),
  el('details', {}, el('summary', {}, 'Source records'),
    linkTable(found.sentence, found.links.map((link) => ({ ...link, from: entity(link.from), to: entity(link.to) })))));

export async function pathsView({ query }) {
  const json = `/v1/paths?${query}`;
  const { from, to, paths, coverage: seen, truncated } = await get(json);
  const content = el('article', {},
    el('header', { class: 'head' }, el('h1', {}, 'How they are connected'), el('p', {}, entityLink(from.type, from.id), ' and ', entityLink(to.type, to.id))),
    section('Connections', paths.length > 0 ? el('ol', { class: 'evidence' }, paths.map(way))
      : el('p', { class: 'quiet' }, 'None was found within the limits.')),
    section('What was left out', coverage(seen, truncated)));
  return { content, title: `${from.id} – ${to.id}`, json };
}
