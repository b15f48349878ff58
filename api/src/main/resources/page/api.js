// Calls to the service. Credentials, where it asks for them, are the browser's business (HTTP Basic).

export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

async function answer(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { ...options, headers: { Accept: 'application/json', ...options.headers } });
  } catch {
    throw new Problem(0, 'No connection', 'The service does not answer. Is it running?');
  }
  if (response.ok) return response.status === 204 ? null : response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Problem(response.status, problem.title ?? response.statusText, problem.detail);
}

export const get = (address) => answer(address);

export const post = (address, body) => answer(address,
  { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** The answer, or the fallback where the service has none on this (404). */
export const optional = (address, fallback = null) => get(address).catch((problem) => {
  if (problem.status === 404) return fallback;
  throw problem;
});

/** An address with its parts escaped: path`/v1/rings/${id}`. */
export const path = (parts, ...values) =>
  parts.reduce((text, part, i) => text + part + (i < values.length ? encodeURIComponent(values[i]) : ''), '');
