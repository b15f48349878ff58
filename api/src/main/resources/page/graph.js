// A ring or a neighbourhood as a picture. Kind by shape, role by border, labels always there: colour is never alone.

import { el, words } from './dom.js';

const SHAPES = {
  account: 'ellipse', device: 'round-rectangle', card: 'rectangle', ip: 'diamond', email: 'hexagon', phone: 'pentagon',
  address: 'triangle', bank_account: 'octagon', merchant: 'star',
};
const SYMBOLS = {
  account: '●', device: '▢', card: '■', ip: '◆', email: '⬢', phone: '⬟', address: '▲', bank_account: '⯃', merchant: '★',
};

/** From so many nodes on the wheel zooms the picture; below, it scrolls the page. */
const MANY = 40;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const shorten = (id) => (id.length > 16 ? `${id.slice(0, 7)}…${id.slice(-6)}` : id);

function style() {
  return [
    { selector: 'node', style: {
      shape: (node) => SHAPES[node.data('type')] ?? 'vee', label: 'data(label)', width: 22, height: 22,
      'background-color': colour('shared'), color: colour('text'), 'font-size': 10, 'text-valign': 'bottom', 'text-margin-y': 3,
      'text-background-color': colour('panel'), 'text-background-opacity': 0.8, 'border-width': 1, 'border-color': colour('quiet'),
    } },
    { selector: 'node[type = "account"]', style: { 'background-color': colour('account'), width: 18, height: 18 } },
    { selector: 'node[?member]', style: { 'border-width': 4, 'border-color': colour('risk'), width: 24, height: 24 } },
    { selector: 'node[role = "periphery"]', style: { 'border-width': 2 } },
    { selector: 'node[role = "bystander"]', style: { 'border-width': 2, 'border-style': 'dashed', 'border-color': colour('quiet') } },
    { selector: 'node[?center]', style: { 'border-width': 4, 'border-color': colour('link'), width: 26, height: 26 } },
    { selector: 'node[?fraud]', style: { 'background-color': colour('risk') } },
    { selector: 'edge', style: {
      width: 'mapData(count, 1, 20, 1, 5)', 'line-color': colour('edge'), 'curve-style': 'bezier', 'font-size': 9, color: colour('quiet'),
    } },
    { selector: 'edge[?transfer]', style: {
      'line-color': colour('money'), 'target-arrow-color': colour('money'), 'target-arrow-shape': 'triangle', 'line-style': 'dashed',
    } },
    { selector: '.faded', style: { opacity: 0.15 } },
  ];
}

/** The elements in a fixed order, with shared entities on an inner circle and accounts on an outer one to begin from. */
function elements({ nodes, links, center }) {
  const place = { account: 0, other: 0 };
  const totals = { account: nodes.filter((n) => n.entity.type === 'account').length };
  totals.other = nodes.length - totals.account;
  const radius = 40 * Math.sqrt(nodes.length + 4);
  return [
    ...nodes.map((node) => {
      const side = node.entity.type === 'account' ? 'account' : 'other';
      const angle = (2 * Math.PI * place[side]++) / Math.max(1, totals[side]);
      const r = side === 'account' ? radius : radius / 2.2;
      return {
        data: {
          id: node.key, type: node.entity.type, label: shorten(node.entity.id) + (node.label === 'fraud' ? ' ✕' : ''),
          role: node.role, member: Boolean(node.role), fraud: node.label === 'fraud', center: node.key === center,
        },
        position: { x: r * Math.cos(angle), y: r * Math.sin(angle) },
      };
    }),
    ...links.map((link, i) => ({
      data: { id: `link-${i}`, source: link.from, target: link.to, transfer: link.transfer, count: Math.min(20, link.count ?? 1) },
    })),
  ];
}

function legend(graph) {
  const types = [...new Set(graph.nodes.map((node) => node.entity.type))].sort();
  return el('ul', { class: 'legend', 'aria-label': 'Legend' },
    types.map((type) => el('li', {}, el('span', { class: type === 'account' ? 'k-account' : 'k-shared', 'aria-hidden': 'true' }, SYMBOLS[type] ?? '▼'), ' ', words(type))),
    el('li', {}, el('span', { class: 'k-core', 'aria-hidden': 'true' }), ' Member (thick: core; dashed: bystander)'),
    graph.nodes.some((node) => node.label === 'fraud') ? el('li', {}, el('span', { class: 'k-risk', 'aria-hidden': 'true' }, '● ✕'), ' Labelled fraud') : null,
    graph.links.some((link) => link.transfer) ? el('li', {}, el('span', { class: 'k-money', 'aria-hidden': 'true' }, '⇢'), ' Transfer') : null);
}

/** A figure that draws itself once its view is on the page; a node opens its entity, Enter in the list beside does too. */
export function picture(graph, caption) {
  const box = el('div', { class: 'graph', role: 'img', 'aria-label': caption });
  const figure = el('figure', {}, box, legend(graph), el('figcaption', {}, caption));
  const draw = () => {
    const still = { name: 'cose', animate: false, randomize: false, fit: true, padding: 24, nodeRepulsion: () => 9000, idealEdgeLength: () => 60 };
    const drawn = cytoscape({
      container: box, elements: elements(graph), style: style(), layout: still,
      maxZoom: 2.5, userZoomingEnabled: graph.nodes.length > MANY, boxSelectionEnabled: false, autounselectify: true,
    });
    drawn.on('mouseover', 'node', ({ target }) => drawn.elements().difference(target.closedNeighborhood()).addClass('faded'));
    drawn.on('mouseout', 'node', () => drawn.elements().removeClass('faded'));
    drawn.on('tap', 'node', ({ target }) => {
      const { entity } = graph.nodes.find((node) => node.key === target.id());
      location.hash = `#/entities/${encodeURIComponent(entity.type)}/${encodeURIComponent(entity.id)}`;
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.style(style()));
    box.dataset.nodes = drawn.nodes().length;
  };
  return { figure, draw };
}
