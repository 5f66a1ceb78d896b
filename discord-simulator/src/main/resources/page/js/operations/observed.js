import { Refused } from '../world/api.js';

async function read(path) {
  let response;
  try {
    response = await fetch(`/control/observe${path}`);
  } catch {
    throw new Refused(0, 'The local stack does not answer. Is ./tonearm local still running?');
  }
  const text = await response.text();
  let answer = null;
  try {
    answer = JSON.parse(text);
  } catch {
    // Whatever answered, it was not the stack.
  }
  if (!response.ok) throw new Refused(response.status, answer?.error ?? `The stack answered ${response.status}.`);
  return answer;
}

const asked = (path, parameters) => read(`/prometheus/${path}?${new URLSearchParams(parameters)}`).then(({ data }) => data);

/** What the stack knows of itself by Prometheus and Alertmanager (`docs/local-stack.md`). */
export const observed = {
  state: () => read(''),
  dashboards: () => read('/dashboards'),
  dashboard: (name) => read(`/dashboards/${name}`),
  received: () => read('/received'),
  alerts: async () => (await asked('alerts', {})).alerts,
  now: (query) => asked('query', { query }),
  range: (query, start, end, step) => asked('query_range', { query, start, end, step }),
};
