// What HTML an EPUB's chapters may contain: the XHTML of EPUB 3.3 without what is interactive or obsolete.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Elements that may not be inside a paragraph or heading. */
const FLOW_ONLY: ReadonlySet<string> = new Set(
  words(`article aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li nav ol p pre section
    caption col colgroup table tbody td tfoot th thead tr ul`),
);

/** Elements that may be, and that contain only such. */
const PHRASING: ReadonlySet<string> = new Set(
  words(`abbr b bdi bdo br cite code data dfn em i kbd mark q rp rt ruby s samp small span strong sub sup time u
    var wbr`),
);

/** Elements that contain what is allowed around them. */
const TRANSPARENT: ReadonlySet<string> = new Set(['a', 'del', 'ins']);

/** Elements that contain only phrasing content. */
const WITH_PHRASING: ReadonlySet<string> = new Set(words('h1 h2 h3 h4 h5 h6 p pre'));

/** Elements that are fine only in the right parent, which `structure.ts` takes care of. */
export const PARTS: ReadonlySet<string> = new Set(
  words('caption col colgroup dd dt figcaption li rp rt tbody td tfoot th thead tr'),
);

const VOID: ReadonlySet<string> = new Set(['br', 'wbr', 'hr', 'col', 'img']);

/** Elements that HTML no longer has, that may be there only once, or that readers would fold or submit. */
const RENAMED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(words('acronym').map((name) => [name, 'abbr'])),
  ...Object.fromEntries(
    words('big blink button font label legend marquee meter nobr optgroup option output progress').map(
      (name) => [name, 'span'],
    ),
  ),
  ...Object.fromEntries(
    words('address center details dialog fieldset footer form header hgroup main map search').map((name) => [
      name,
      'div',
    ]),
  ),
  dir: 'ul',
  menu: 'ul',
  strike: 's',
  summary: 'p',
  tt: 'code',
  xmp: 'pre',
  listing: 'pre',
  plaintext: 'pre',
  rb: 'span',
  rtc: 'span',
};

/** Elements without content for readers. */
export const IGNORED: ReadonlySet<string> = new Set(
  words('area base datalist head link meta noembed noframes param script slot source template title track'),
);

/** Form controls and drawings without content that a book could show. */
export const CONTROLS: ReadonlySet<string> = new Set(words('canvas input select textarea'));

/** Elements that play or load something. */
export const MEDIA: ReadonlySet<string> = new Set(words('audio embed frame iframe object video'));

/** The XHTML element to use for an HTML element. Custom elements become `span`. */
export function elementFor(name: string): string {
  const renamed = Object.hasOwn(RENAMED, name) ? RENAMED[name] : undefined;
  if (renamed !== undefined) return renamed;
  return FLOW_ONLY.has(name) || PHRASING.has(name) || TRANSPARENT.has(name) ? name : 'span';
}

/** What may be in an element. */
export type Content = 'flow' | 'phrasing';

export const isFlowOnly = (name: string): boolean => FLOW_ONLY.has(name);
export const isPhrasing = (name: string): boolean => PHRASING.has(name);
export const isVoid = (name: string): boolean => VOID.has(name);

/** The content of an element that is itself in `around`. */
export function contentOf(name: string, around: Content): Content {
  if (TRANSPARENT.has(name)) return around;
  return PHRASING.has(name) || WITH_PHRASING.has(name) ? 'phrasing' : 'flow';
}

/** Attributes of every element. */
const GLOBAL: ReadonlySet<string> = new Set(
  words('class dir id lang style title aria-hidden aria-label data-number hidden'),
);

/** Further attributes by element; their values are checked by the pattern. */
const OWN: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  ol: { start: /^-?\d+$/, type: /^[1aAiI]$/, reversed: /^/ },
  li: { value: /^-?\d+$/ },
  td: { colspan: /^[1-9]\d{0,2}$/, rowspan: /^\d{1,3}$/ },
  th: { colspan: /^[1-9]\d{0,2}$/, rowspan: /^\d{1,3}$/, scope: /^(?:row|col|rowgroup|colgroup)$/ },
  col: { span: /^[1-9]\d{0,2}$/ },
  colgroup: { span: /^[1-9]\d{0,2}$/ },
  data: { value: /^/ },
  time: { datetime: /^\d{4}-\d\d-\d\d$/ },
  img: { width: /^\d{1,5}$/, height: /^\d{1,5}$/ },
};

const VALUES: Readonly<Record<string, RegExp>> = {
  dir: /^(?:ltr|rtl|auto)$/,
  lang: /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/,
  'aria-hidden': /^(?:true|false)$/,
};

/** Whether an element of an EPUB may have this attribute. */
export function isAllowed(element: string, attribute: string, value: string): boolean {
  const own = Object.hasOwn(OWN, element) ? OWN[element]?.[attribute] : undefined;
  if (own !== undefined) return own.test(value);
  return GLOBAL.has(attribute) && (VALUES[attribute]?.test(value) ?? true);
}
