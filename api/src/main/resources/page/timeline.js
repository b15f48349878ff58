// What happened when: one lane each for first sightings, links and transfers.

import { date, el, svg } from './dom.js';

const WIDTH = 900;
const LEFT = 112;
const LANE = 30;

/** @param lanes triples of a title, a list of {at, text} and a kind, which the stylesheet knows */
export function timeline(lanes) {
  const shown = lanes.filter(([, events]) => events.length > 0);
  const times = shown.flatMap(([, events]) => events.map(({ at }) => date(at)?.getTime())).filter(Number.isFinite);
  if (times.length === 0) return null;
  const from = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - from);
  const x = (at) => LEFT + 8 + ((WIDTH - LEFT - 24) * (date(at).getTime() - from)) / span;
  const height = LANE * shown.length + 28;
  const day = (t) => new Date(t).toISOString().slice(0, span > 5 * 864e5 ? 10 : 16).replace('T', ' ');
  const marks = [0, 1, 2, 3, 4].map((i) => from + (span * i) / 4);
  return el('div', { class: 'scroll' }, svg('svg', {
    class: 'timeline', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img',
    'aria-label': `From ${day(from)} to ${day(from + span)}: ${shown.map(([title, events]) => `${title} ${events.length}`).join(', ')}`,
  },
  shown.map(([title, events, kind], lane) => {
    const y = LANE * lane + LANE / 2;
    return svg('g', { class: `lane ${kind}` },
      svg('text', { x: 0, y: y + 4 }, `${title} (${events.length})`),
      svg('line', { x1: LEFT, x2: WIDTH, y1: y, y2: y }),
      events.map(({ at, text }) => svg('rect', { x: x(at) - 1.5, y: y - 9, width: 3, height: 18 }, svg('title', {}, `${day(date(at).getTime())} ${text}`))));
  }),
  marks.map((t, i) => svg('text', {
    x: x(t), y: height - 6, class: 'mark', 'text-anchor': ['start', 'middle', 'middle', 'middle', 'end'][i],
  }, day(t)))));
}
