// Splits a chapter's searchable HTML into sections, each from a heading to the next.

/** A part of a page that is found by itself. */
export interface Section {
  /** Fragment of its heading; absent above the first heading. */
  readonly id?: string;
  /** Plain text of its heading; empty above the first heading. */
  readonly title: string;
  /** Text without its heading, in order, with single spaces. */
  readonly runs: readonly Run[];
  /** Ids of elements in it, its heading included. */
  readonly ids: readonly string[];
}

/** Plain text that is code, or none. */
export interface Run {
  readonly text: string;
  readonly isCode: boolean;
}

/** A tag or a comment, from its `<` on. */
const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/y;
const ID = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** Their content isn't text that readers see. */
const SKIPPED: ReadonlySet<string> = new Set(['script', 'style', 'svg', 'template', 'noscript']);
const CODE: ReadonlySet<string> = new Set(['code', 'pre', 'kbd', 'samp']);
/** They do not separate words. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q rb ruby s samp small span strong sub sup u var wbr'.split(
    ' ',
  ),
);

/** Sections in order; headings below `splitLevel` or without an id are text of the section that they are in. */
export function sectionsOf(html: string, splitLevel: number): readonly Section[] {
  const builder = createBuilder(splitLevel);
  let end = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', Math.max(end, at + 1))) {
    TAG.lastIndex = at;
    const match = TAG.exec(html);
    if (match === null) continue;
    if (at > end) builder.text(html.slice(end, at));
    end = TAG.lastIndex;
    const [, slash, name, attributes = ''] = match;
    if (name === undefined) continue;
    if (slash === '') builder.open(name.toLowerCase(), attributes);
    else builder.close(name.toLowerCase());
  }
  builder.text(html.slice(end));
  return builder.finish();
}

interface OpenSection {
  readonly id?: string;
  title: string;
  readonly runs: { text: string; readonly isCode: boolean }[];
  readonly ids: string[];
}

interface Builder {
  readonly text: (html: string) => void;
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly finish: () => readonly Section[];
}

function createBuilder(splitLevel: number): Builder {
  let section: OpenSection = { title: '', runs: [], ids: [] };
  const sections = [section];
  let skipped: string | undefined;
  let codeDepth = 0;
  /** Set inside the heading of the section. */
  let heading: string | undefined;
  const add = (text: string): void => {
    if (heading !== undefined) {
      section.title += text;
      return;
    }
    const isCode = codeDepth > 0;
    const last = section.runs.at(-1);
    if (last?.isCode === isCode) last.text += text;
    else section.runs.push({ text, isCode });
  };
  return {
    text: (html) => {
      if (skipped === undefined && html !== '') add(decoded(html));
    },
    open: (name, attributes) => {
      if (skipped !== undefined) return;
      const id = idIn(attributes);
      const level = /^h[1-6]$/.test(name) ? Number(name[1]) : 7;
      if (level <= splitLevel && id !== undefined) {
        section = { id, title: '', runs: [], ids: [] };
        sections.push(section);
        heading = name;
      } else if (!INLINE.has(name)) add(' ');
      if (id !== undefined) section.ids.push(id);
      if (CODE.has(name)) codeDepth++;
      if (SKIPPED.has(name) && !attributes.endsWith('/')) skipped = name;
    },
    close: (name) => {
      if (name === skipped) skipped = undefined;
      if (skipped !== undefined) return;
      if (CODE.has(name) && codeDepth > 0) codeDepth--;
      if (name === heading) heading = undefined;
      else if (!INLINE.has(name)) add(' ');
    },
    finish: () => sections.map(cleaned).filter(({ id, runs }) => id !== undefined || runs.some(isText)),
  };
}

const cleaned = ({ title, runs, ...rest }: OpenSection): Section => ({
  ...rest,
  title: title.replace(NOT_A_SPACE, ' ').trim(),
  runs: runs.map(({ text, isCode }) => ({ text: text.replace(NOT_A_SPACE, ' '), isCode })),
});

/** White space other than a single space: replacing single spaces by themselves would take most of the time. */
const NOT_A_SPACE = /[^\S ]\s*| \s+/g;

const isText = ({ text }: Run): boolean => text !== ' ';

function idIn(attributes: string): string | undefined {
  if (attributes === '') return undefined;
  const match = ID.exec(attributes);
  return match ? decoded(match[1] ?? match[2] ?? match[3] ?? '') : undefined;
}

/** The entities that the serializer writes, and those that authors write most. */
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', mdash: '—', ndash: '–' },
  ...{ hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', copy: '©', times: '×', rarr: '→' },
};

const decoded = (html: string): string =>
  html.includes('&') ? html.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/gi, characterOf) : html;

function characterOf(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
