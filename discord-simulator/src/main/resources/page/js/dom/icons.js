/** Line icons on a 24 by 24 grid, drawn for this page. */
const PATHS = {
  text: 'M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16',
  voice: 'M4 10v4h3l5 4V6L7 10H4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  stage: 'M12 4a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4M8.5 21h7',
  message: 'M4 5h16v11H9l-5 4V5z',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  leave: 'M10 5H5v14h5M14 8l4 4-4 4M18 12H9',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5.5',
  route: 'M6 5v14M6 8h7M6 13h11M6 18h4',
  parts: 'M4 5h16v5H4zM4 14h16v5H4zM7.5 7.5h.01M7.5 16.5h.01M11 7.5h5M11 16.5h5',
  strict: 'M12 3l8 3v5c0 5-3.5 8.5-8 10-4.5-1.5-8-5-8-10V6l8-3zM12 8v5M12 16h.01',
  mute: 'M4 10v4h3l5 4V6L7 10H4zM16 9.5l5 5M21 9.5l-5 5',
  check: 'M5 12.5 10 17.5 19.5 7',
  chevron: 'M7 10l5 5 5-5',
  send: 'M5 12 20 5l-4.5 15-4-6.5L5 12zM11.5 13.5 20 5',
  deaf: 'M4 14v-2a8 8 0 0 1 13.5-5.8M20 12v2M4 14h3v5H5.5A1.5 1.5 0 0 1 4 17.5zM17 14.5V19h1.5a1.5 1.5 0 0 0 1.5-1.5V14M3.5 20.5l17-17',
  link: 'M13 6h5v5M18 6l-8 8M10 6H6v12h12v-4',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  panel: 'M4 5h16v14H4zM14.5 5v14',
  menu: 'M4 7h16M4 12h16M4 17h16',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  clip: 'M19 11.5 12 18.5a4.5 4.5 0 0 1-6.4-6.4l7.8-7.8a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.2-2.2l7-7',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14',
  hand: 'M8 12V6.5a1.5 1.5 0 0 1 3 0V11m0-.5v-5a1.5 1.5 0 0 1 3 0V11m0-.5V7a1.5 1.5 0 0 1 3 0v7a6 6 0 0 1-6 6 6 6 0 0 1-5-2.6l-2.6-4a1.5 1.5 0 0 1 2.4-1.8L8 14',
  gear: 'M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2',
  speak: 'M12 4a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  warning: 'M12 4 2.5 20h19L12 4zM12 10v4.5M12 17.2h.01',
};

const SVG = 'http://www.w3.org/2000/svg';

/** An icon for eyes only: whatever holds it carries the words. */
export function icon(name, size = 18) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  for (const [key, value] of Object.entries({
    viewBox: '0 0 24 24', width: size, height: size, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7,
    'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true', class: 'icon',
  })) svg.setAttribute(key, value);
  svg.append(path);
  return svg;
}

/** An SVG element of any kind, for drawings that are built piece by piece. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
