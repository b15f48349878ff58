// The models, each beside the baseline without a graph that it had to beat.

import { get } from './api.js';
import { count, el, facts, number, section, table, time, words } from './dom.js';

// In the order in which they are shown; the last is what serves.
const NAMES = {
  'no-graph': 'No graph (baseline)', trees: 'Trees on graph features', 'graph-network': 'Graph network',
  together: 'Trees and network together',
};
const ORDER = Object.keys(NAMES);

const metricsTable = (caption, metrics) => {
  const rows = Object.entries(metrics).sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return table(caption, [
    ['Model', ([name]) => NAMES[name] ?? name],
    ['AUROC', ([, m]) => number(m.auroc), 'number'], ['AUPRC', ([, m]) => number(m.auprc), 'number'],
    ['Recall at k', ([, m]) => number(m.recallAtK), 'number'],
    ['Precision at budget', ([, m]) => [number(m.precisionAtBudget), el('span', { class: 'quiet' }, ` of ${count(m.budget)}`)], 'number'],
    ['Recall at budget', ([, m]) => number(m.recallAtBudget), 'number'],
    ['Brier', ([, m]) => number(m.brier, 4), 'number'], ['ECE', ([, m]) => number(m.ece, 4), 'number'],
    ['Fraud / rows', ([, m]) => `${count(m.positives)} / ${count(m.rows)}`, 'number'],
  ], rows);
};

const modelPart = (model) => section(`Model ${model.id}`,
  el('p', {}, el('span', { class: `status ${model.status}` }, words(model.status)), ' ', model.gate),
  facts([
    ['Trained', time(model.trainedAt)], ['Knowledge as of', time(model.asOf)],
    ['Gain in AUPRC over the baseline', model.gain && `${number(model.gain.difference)} (95 %: ${number(model.gain.lower)} to ${number(model.gain.upper)})`],
    ['Seed', model.provenance && String(model.provenance.seed)], ['Features', model.provenance && count(model.provenance.features.length)],
    ['Data', model.provenance && el('code', {}, model.provenance.dataHash.slice(0, 16))],
  ]),
  Object.keys(model.metrics).length > 0 ? [el('h3', {}, 'On later events'), metricsTable('On later events', model.metrics)] : null,
  Object.keys(model.disjointMetrics).length > 0
    ? [el('h3', {}, 'On accounts of rings never seen in training'), metricsTable('On unseen rings', model.disjointMetrics)] : null);

export async function modelsView() {
  const json = '/v1/models';
  const { models } = await get(json);
  const content = el('article', {},
    el('header', { class: 'head' }, el('h1', {}, 'Models'),
      el('p', { class: 'quiet' }, 'Every model is measured on events later than those it learned from, beside a baseline that sees no graph.')),
    models.length > 0 ? models.map(modelPart)
      : el('div', { class: 'notice' }, el('h2', {}, 'No model yet'), el('p', {}, 'Run “ringfence train”. Rings need none.')));
  return { content, title: 'Models', json };
}
