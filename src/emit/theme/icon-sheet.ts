// Style sheet that shows the theme's icons for `<i class="fa fa-bars">`, like Font Awesome's font before mdBook 0.5.
import type { Icons } from './icons.ts';

/** Font Awesome 4 names of icons that have since been renamed. */
const olderNames: Readonly<Record<string, readonly string[]>> = {
  'arrow-up-right-from-square': ['external-link'],
  bars: ['navicon', 'reorder'],
  'circle-check': ['check-circle'],
  'circle-exclamation': ['exclamation-circle'],
  'circle-info': ['info-circle'],
  'circle-question': ['question-circle'],
  'circle-xmark': ['times-circle'],
  'clock-rotate-left': ['history'],
  clock: ['clock-o'],
  comment: ['comment-o'],
  copy: ['files-o', 'clipboard'],
  envelope: ['envelope-o'],
  file: ['file-o'],
  folder: ['folder-o'],
  gear: ['cog'],
  house: ['home'],
  image: ['picture-o'],
  lightbulb: ['lightbulb-o'],
  'magnifying-glass': ['search'],
  moon: ['moon-o'],
  paintbrush: ['paint-brush'],
  pencil: ['edit', 'pencil-square-o', 'pencil-square'],
  'rotate-left': ['undo'],
  star: ['star-o'],
  sun: ['sun-o'],
  trash: ['trash-o'],
  'triangle-exclamation': ['exclamation-triangle', 'warning'],
  user: ['user-o'],
  xmark: ['times', 'close'],
};

const frame = `.fa::before, .fas::before, .fab::before, .far::before {
content: ''; display: inline-block; inline-size: 1em; block-size: 1em; vertical-align: -0.125em;
background-color: currentColor; mask: var(--icon, linear-gradient(transparent, transparent)) center / contain no-repeat;
}
`;

/** One rule per icon, sorted by name. */
export const iconSheet = (icons: Icons): string =>
  [
    frame,
    ...[...icons.names()].sort().flatMap((name) => {
      const svg = icons.svg(name);
      if (svg === undefined) return [];
      const names = [name, ...(olderNames[name] ?? [])];
      // mdBook 0.5 passes the name without its prefix to templates.
      const selector = names.map((one) => `.fa-${one}, .fa.${one}`).join(', ');
      return [`${selector} { --icon: url("data:image/svg+xml,${encodeURIComponent(svgFile(svg))}"); }\n`];
    }),
  ].join('');

/** A standalone SVG file needs its namespace. */
const svgFile = (svg: string): string => svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
