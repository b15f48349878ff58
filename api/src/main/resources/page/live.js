// The live indicator: counts what the event stream says.

import { el, plural } from './dom.js';

/** Follows the stream for as long as the page is open, says in `place` how that goes, and offers to `reload`. */
export function follow(place, reload) {
  let heard = 0;
  const stream = new EventSource('/v1/stream');
  const say = (state, text, offer) => {
    place.dataset.state = state;
    place.replaceChildren(el('span', { class: 'dot', 'aria-hidden': 'true' }), text,
      offer ? el('button', { class: 'small', onclick: () => { say('on', 'Live'); reload(); } }, 'Refresh') : '');
  };
  const hear = ({ data }, changes) => {
    heard += changes ? 0 : (JSON.parse(data).count ?? 0);
    say('on', heard > 0 ? `Live · ${plural(heard, 'new event')}` : 'Live', changes);
  };
  stream.addEventListener('ready', () => say('on', 'Live'));
  stream.addEventListener('error', () => say('off', 'Not live'));
  stream.addEventListener('events', (event) => hear(event, false));
  stream.addEventListener('rings', (event) => hear(event, true));
  stream.addEventListener('decision', (event) => hear(event, true));
  addEventListener('pagehide', () => stream.close());
}
