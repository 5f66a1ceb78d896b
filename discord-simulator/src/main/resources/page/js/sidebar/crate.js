/** How many servers fit: thousands exist after a load test. */
const FITS = 50;

/**
 * Which of the servers are shown, in their order: the first, which the page opens with, the newest, because somebody is
 * about to look for what has just been made, and always the chosen one.
 */
export function inCrate(servers, chosen) {
  const older = servers.length - FITS;
  return servers.filter(({ id }, index) => index === 0 || index > older || id === chosen);
}
