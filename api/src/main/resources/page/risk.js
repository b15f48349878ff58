// The link-risk tool: what the scoring service answers for an account and the links that it is about to make.

import { post } from './api.js';
import { el, entityLink, facts, meter, number, ringLink, section, table, time, words } from './dom.js';
import { coverage } from './ring.js';

const reasons = (list) => (list.length === 0 ? el('p', { class: 'quiet' }, 'No reason stands out.')
  : el('ul', {}, list.map((reason) => el('li', {}, reason))));

/** An answer of the service, for people. */
export const riskAnswer = (answer) => el('div', { class: 'answer' },
  facts([
    ['Risk', meter(answer.risk, 'risk')], ['Band', answer.band && el('span', { class: `band ${answer.band}` }, words(answer.band))],
    ['Account', answer.accountKnown ? 'known' : 'never seen before'], ['Ring', answer.ring && ringLink(answer.ring.id)],
    ['Model', answer.model ?? 'none'], ['As of', time(answer.asOf)],
  ]),
  answer.degraded ? el('p', { class: 'notice' }, 'Less than it could be: ', answer.degradedReasons.join('; '), '.') : null,
  answer.ring ? el('p', {}, answer.ring.summary) : null,
  reasons(answer.reasons),
  answer.contributions.length === 0 ? null : el('details', {}, el('summary', {}, 'What each feature added'), table('Contributions', [
    ['Feature', (c) => el('code', {}, c.feature)], ['Value', (c) => number(c.value ?? NaN), 'number'], ['Log-odds', (c) => number(c.logit), 'number'],
  ], answer.contributions)),
  answer.links.length === 0 ? null : table('Risk by link', [
    ['Link', ({ type, id }) => entityLink(type, id)], ['Risk', ({ risk }) => meter(risk, 'link risk')],
    ['Band', ({ band }) => words(band ?? '–')], ['Why', (link) => (link.known ? link.reasons.join('; ') : 'never seen before'), 'wide'],
  ], answer.links),
  answer.coverage ? coverage(answer.coverage, answer.truncated) : null);

function parseLinks(text) {
  return text.split(/[\n,]+/).map((line) => line.trim()).filter(Boolean).map((line) => {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(`“${line}” is not type:id, such as device:d-1`);
    return { type: line.slice(0, colon).trim(), id: line.slice(colon + 1).trim() };
  });
}

export async function riskView({ query }) {
  const place = el('section', { 'aria-live': 'polite', 'aria-label': 'Answer' });
  const ask = async (form) => {
    place.replaceChildren(el('p', { class: 'quiet' }, 'Asking…'));
    try {
      const account = form.get('account').trim();
      const started = performance.now();
      const answer = await post('/v1/link-risk', { accountId: account, links: parseLinks(form.get('links')) });
      const took = performance.now() - started;
      place.replaceChildren(section(`Account ${account}`, riskAnswer(answer), el('p', { class: 'quiet' }, `Answered in ${number(took, 0)} ms, the way here included.`)));
    } catch (problem) {
      place.replaceChildren(el('p', { class: 'wrong', role: 'alert' }, problem.message));
    }
  };
  const form = el('form', { class: 'ask', onsubmit: (event) => { event.preventDefault(); ask(new FormData(event.target)); } },
    el('label', {}, 'Account', el('input', { name: 'account', required: true, value: query.get('account') ?? '', autocomplete: 'off' })),
    el('label', {}, 'Links, one a line, as type:id', el('textarea', { name: 'links', rows: 4, placeholder: 'device:d-1\ncard:c-9' }, query.get('links') ?? '')),
    el('button', {}, 'Score'));
  const content = el('article', {},
    el('header', { class: 'head' }, el('h1', {}, 'Link risk'),
      el('p', { class: 'quiet' }, 'The probability, calibrated, that links serve fraud. Unknown accounts and entities are answered too.')),
    el('div', { class: 'columns even' }, form, place));
  return { content, title: 'Link risk', json: '/openapi' };
}
