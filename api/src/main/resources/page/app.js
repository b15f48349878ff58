// Views by address: #/rings, #/rings/ID, #/entities/TYPE/ID, #/search?q=, #/paths?from=&to=, #/risk, #/models.

import { el } from './dom.js';
import { follow } from './live.js';
import { entityView, searchView } from './entity.js';
import { modelsView } from './models.js';
import { pathsView } from './paths.js';
import { ringView } from './ring.js';
import { ringsView } from './rings.js';
import { riskView } from './risk.js';

const ROUTES = [
  [/^\/rings$/, ringsView],
  [/^\/rings\/([^/]+)$/, ringView],
  [/^\/entities\/([^/]+)\/([^/]+)$/, entityView],
  [/^\/search$/, searchView],
  [/^\/paths$/, pathsView],
  [/^\/risk$/, riskView],
  [/^\/models$/, modelsView],
];

const main = document.getElementById('main');
const json = document.getElementById('json');
let shown = 0;

function failed(problem) {
  if (!problem.status) console.error(problem);
  return el('div', { class: 'notice', role: 'alert' },
    el('h1', {}, problem.status === 404 ? 'Not found' : problem.title ?? 'Something went wrong'),
    el('p', {}, problem.message),
    el('p', {}, el('button', { onclick: () => show() }, 'Try again'), ' ', el('a', { href: '#/rings' }, 'All rings')));
}

/** Shows the view of the address; a later call wins over one that is still waiting for data. */
async function show({ quietly = false } = {}) {
  const turn = ++shown;
  const [route, query] = (location.hash.slice(1) || '/rings').split('?');
  const [pattern, view] = ROUTES.find(([p]) => p.test(route)) ?? [];
  main.setAttribute('aria-busy', 'true');
  let content;
  let title = 'Not found';
  try {
    if (!view) throw { status: 404, message: `There is no view ${route}.` };
    const parts = pattern.exec(route).slice(1).map(decodeURIComponent);
    const result = await view({ parts, query: new URLSearchParams(query), reload: () => show({ quietly: true }) });
    ({ content, title } = result);
    json.href = result.json;
  } catch (problem) {
    content = failed(problem);
  }
  if (turn !== shown) return;
  const place = quietly ? scrollY : 0;
  main.replaceChildren(content);
  main.setAttribute('aria-busy', 'false');
  document.title = `${title} · Ringfence`;
  for (const link of document.querySelectorAll('nav a')) {
    const here = route.startsWith(link.getAttribute('href').slice(1));
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  scrollTo(0, place);
  content.dispatchEvent(new CustomEvent('shown'));
}

function move(step) {
  const rows = [...main.querySelectorAll('a.row')];
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
  const act = {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    '/': () => document.getElementById('find-text').focus(),
    u: () => { location.hash = '#/rings'; },
  }[event.key];
  if (!act || (event.key.startsWith('Arrow') && !main.querySelector('a.row'))) return;
  event.preventDefault();
  act();
});

document.getElementById('find').addEventListener('submit', (event) => {
  event.preventDefault();
  const q = new FormData(event.target).get('q').trim();
  if (q) location.hash = `#/search?q=${encodeURIComponent(q)}`;
});
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', () => show());
show();
follow(document.getElementById('live'), () => show({ quietly: true }));
