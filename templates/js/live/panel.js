// The panel in the corner of a served page: what is wrong with the book, and whether the server runs.
import { countedWord, fillWord } from '../shared/words.js';

/** @typedef {import('../../../src/serve/live/message.ts').Panel} Panel */
/** @typedef {import('../../../src/serve/live/message.ts').ShownDiagnostic} ShownDiagnostic */

const css = [
  ':host { all: initial; position: fixed; inset: auto 12px 12px auto; z-index: 2147483647; max-width: min(720px, calc(100vw - 24px)); color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }',
  ':host([hidden]) { display: none; }',
  '@media print { :host { display: none; } }',
  '.box { display: flex; flex-direction: column-reverse; align-items: flex-end; gap: 8px; color: light-dark(#1a1a1a, #eee); }',
  'button { font: inherit; color: inherit; cursor: pointer; padding: 4px 12px; border-radius: 14px; border: 1px solid light-dark(#bbb, #555); background: light-dark(#fff, #262626); box-shadow: 0 1px 6px #0003; }',
  'button:focus-visible, a:focus-visible { outline: 2px solid light-dark(#0b57d0, #8ab4f8); outline-offset: 2px; }',
  'ol { margin: 0; padding: 0; list-style: none; max-height: min(60vh, 560px); overflow: auto; border-radius: 8px; border: 1px solid light-dark(#bbb, #555); background: light-dark(#fff, #1e1e1e); box-shadow: 0 4px 24px #0004; }',
  'ol[hidden] { display: none; }',
  'li { padding: 10px 14px; border-top: 1px solid light-dark(#ddd, #3a3a3a); border-left: 4px solid var(--mark); }',
  'li:first-child { border-top: 0; }',
  '.error { --mark: light-dark(#c5221f, #f28b82); }',
  '.warning { --mark: light-dark(#b06000, #fdd663); }',
  '.notice { --mark: light-dark(#0b57d0, #8ab4f8); }',
  '.severity { color: var(--mark); font-weight: 600; }',
  'p { margin: 0 0 4px; overflow-wrap: anywhere; }',
  'a { color: light-dark(#0b57d0, #8ab4f8); }',
  'pre, .place { font: 12px/1.5 ui-monospace, monospace; }',
  'pre { margin: 4px 0; overflow-x: auto; }',
].join('\n');

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} fields
 * @param {(string | Node)[]} children
 */
const element = (name, fields, ...children) => {
  const made = Object.assign(document.createElement(name), fields);
  made.append(...children);
  return made;
};

export const host = Object.assign(document.createElement('build-book-panel'), { hidden: true });
const shadow = host.attachShadow({ mode: 'open' });
const list = element('ol', { id: 'list', hidden: true });
const summary = element('button', { type: 'button' });
summary.setAttribute('aria-controls', 'list');
host.setAttribute('role', 'region');
host.setAttribute('aria-label', '{{ word "book-problems" }}');
shadow.append(element('div', { className: 'box' }, summary, list));
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
shadow.adoptedStyleSheets = [sheet];

const OPEN = 'build-book-panel';
const stored = () => {
  try {
    return sessionStorage.getItem(OPEN);
  } catch {
    return null;
  }
};
/** @param {boolean} isOpen */
const setOpen = (isOpen) => {
  list.hidden = !isOpen;
  summary.setAttribute('aria-expanded', String(isOpen));
};
summary.addEventListener('click', () => {
  setOpen(list.hidden === true);
  try {
    sessionStorage.setItem(OPEN, list.hidden ? 'closed' : 'open');
  } catch {
    // Storage may be forbidden; the next page begins as usual then.
  }
});

const SEVERITIES = {
  error: '{{ word "error" }}',
  warning: '{{ word "warning" }}',
  notice: '{{ word "notice" }}',
};

/** @type {(path: string) => void} */
let ask = () => undefined;

/** @param {typeof ask} next Asks the server to create a missing chapter. */
export const onCreate = (next) => {
  ask = next;
};

/** @param {string} path */
const createButton = (path) => {
  const button = element('button', { type: 'button' }, fillWord('{{ word "create-chapter" }}', { path }));
  button.addEventListener('click', () => {
    // The panel is shown again once the file exists.
    button.disabled = true;
    ask(path);
  });
  return button;
};

/** @param {ShownDiagnostic} diagnostic */
const itemOf = ({ severity, code, message, help, place, link, frame, create }) =>
  element(
    'li',
    { className: severity },
    element(
      'p',
      {},
      element('span', { className: 'severity' }, `${SEVERITIES[severity]}[${code}]`),
      `: ${message}`,
    ),
    ...(place
      ? [element('p', { className: 'place' }, link ? element('a', { href: link }, place) : place)]
      : []),
    ...(frame ? [element('pre', {}, frame)] : []),
    ...(help ? [element('p', {}, fillWord('{{ word "help" }}', { help }))] : []),
    ...(create ? [createButton(create)] : []),
  );

/** @type {Panel} */
let panel = { counts: { error: 0, warning: 0, notice: 0 }, list: [] };
let isConnected = true;

/** @param {Panel['counts']} counts */
const countsOf = ({ error, warning, notice }) => [
  ...(error > 0 ? [countedWord('{{ word "error-count" }}', error)] : []),
  ...(warning > 0 ? [countedWord('{{ word "warning-count" }}', warning)] : []),
  ...(notice > 0 ? [countedWord('{{ word "notice-count" }}', notice)] : []),
];

const render = () => {
  const { error, warning, notice } = panel.counts;
  const counts = countsOf(panel.counts);
  const rest = error + warning + notice - panel.list.length;
  list.replaceChildren(
    ...panel.list.map(itemOf),
    ...(rest > 0 ? [element('li', {}, countedWord('{{ word "more-problems" }}', rest))] : []),
  );
  const shown = isConnected ? counts : ['{{ word "server-stopped" }}', ...counts];
  summary.textContent = shown.join('{{ word "list-separator" }}');
  host.hidden = isConnected && counts.length === 0;
  summary.disabled = counts.length === 0;
  setOpen(counts.length > 0 && (stored() ?? (error > 0 ? 'open' : 'closed')) === 'open');
};

/** @param {Panel} next */
export const showPanel = (next) => {
  panel = next;
  render();
};

/** @param {boolean} next */
export const showConnection = (next) => {
  if (isConnected === next) return;
  isConnected = next;
  render();
};
