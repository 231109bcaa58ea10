// Text, emphasis, links and notes as Typst content.
import { type XmlElement, type XmlNode, textOfNodes } from '../chapter-tree/xml.ts';
import { breakableText } from './breakable-text.ts';
import { formulaMarkup } from './formula-markup.ts';
import { inlinePicture } from './pictures.ts';
import { type Place, type Renderer, attributeIn, classesIn, hasClassIn, isNamed } from './renderer.ts';
import {
  type Markup,
  call,
  joined,
  noMarkup,
  textMarkup,
  typstString,
  variable,
  withoutFirstParagraph,
  wrap,
} from './typst-code.ts';

/** White space is collapsed over elements, as in a browser. */
interface Line {
  /** True after white space and at the start. */
  isSpaced: boolean;
}

/** The content of a paragraph, heading or cell. */
export function inlineContent(nodes: readonly XmlNode[], place: Place, renderer: Renderer): Markup {
  const line: Line = { isSpaced: true };
  return joined(nodes.map((node) => inline(node, { place, line, renderer, depth: 0 })));
}

/** Typst limits how deep styles are in each other. */
const DEEPEST = 8;

interface Context {
  /** Styles around the text. */
  readonly depth: number;
  readonly place: Place;
  readonly line: Line;
  readonly renderer: Renderer;
}

function inline(node: XmlNode, context: Context): Markup {
  if (typeof node === 'string') return inlineText(node, context);
  context.renderer.addPlaces(node);
  const handler = Object.hasOwn(INLINES, node.name) ? INLINES[node.name] : undefined;
  return (handler ?? plain)(node, context);
}

function inlineText(text: string, { place, line, renderer }: Context): Markup {
  const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
  const shown = line.isSpaced ? collapsed.replace(/^ /, '') : collapsed;
  if (shown === '') return noMarkup;
  const longest = place.isCode ? Math.min(place.longWord, 16) : place.longWord;
  const parts = shown.split(BEFORE_PUNCTUATION).map((part) => breakableText(part, longest));
  const first = line.isSpaced && STARTS_WITH_PUNCTUATION.test(shown) ? [variable('gap')] : [];
  line.isSpaced = shown.endsWith(' ');
  return joined([
    renderer.takePlaces(),
    ...first,
    ...parts.flatMap((part, i) => (i === 0 ? [part] : [variable('gap'), part])),
  ]);
}

/** No line may end between a space and such a character (UAX 14, LB13), but words begin with them in code and paths. */
const STARTS_WITH_PUNCTUATION = /^[/:,.;!?)\]}][^\s]/;
const BEFORE_PUNCTUATION = /(?<= )(?=[/:,.;!?)\]}][^\s])/;

const childrenOf = ({ children }: XmlElement, context: Context): Markup =>
  joined(children.map((child) => inline(child, context)));

type Handler = (element: XmlElement, context: Context) => Markup;

const isEmpty = (content: Markup): boolean => content === '';

/** Leaves nothing where there is no content. */
const wrapped =
  (name: string): Handler =>
  (element, context) => {
    const content = childrenOf(element, { ...context, depth: context.depth + 1 });
    return content === '' || context.depth >= DEEPEST ? content : wrap(name, content);
  };

const styleClasses = (element: XmlElement): readonly string[] =>
  classesIn(element).filter((name) => /^(?:hljs|ansi)-/.test(name));

const plain: Handler = (element, context) => {
  const content = childrenOf(element, { ...context, depth: context.depth + styleClasses(element).length });
  const classes = styleClasses(element);
  if (isEmpty(content) || context.depth >= DEEPEST) return content;
  return classes.reduceRight<Markup>(
    (inner, name) => call('token', { values: [name], contents: [inner] }),
    content,
  );
};

const code: Handler = (element, context) => {
  const inner = { ...context, depth: context.depth + 1, place: { ...context.place, isCode: true } };
  const content = childrenOf(element, inner);
  return context.depth >= DEEPEST ? content : content === '' ? noMarkup : wrap('mono', content);
};

const forEach = (names: string, handler: Handler): Readonly<Record<string, Handler>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, handler]));

const INLINES: Readonly<Record<string, Handler>> = {
  ...forEach('em i cite dfn var', wrapped('emph')),
  ...forEach('strong b', wrapped('strong')),
  ...forEach('code kbd samp', code),
  ...forEach('u ins', wrapped('underline')),
  ...forEach('s del', wrapped('strike')),
  sub: wrapped('sub'),
  sup: (element, context) => noteReference(element, context) ?? wrapped('super')(element, context),
  mark: wrapped('highlight'),
  small: wrapped('small-text'),
  q: (element, context) => joined([textMarkup('“'), childrenOf(element, context), textMarkup('”')]),
  br: (_, { line }) => {
    line.isSpaced = true;
    return variable('linebreak()');
  },
  wbr: () => variable('cut'),
  a: link,
  img: (element, { line, renderer }) => {
    line.isSpaced = false;
    return joined([renderer.takePlaces(), inlinePicture(element, renderer)]);
  },
  svg: (element, { line, renderer }) => {
    line.isSpaced = false;
    const path = renderer.use.drawing(element);
    return path === undefined ? noMarkup : call('icon', { values: [path] });
  },
  math: (element, { line, renderer }) => {
    line.isSpaced = false;
    return joined([renderer.takePlaces(), formulaMarkup(element, renderer)]);
  },
  rp: () => noMarkup,
  rt: wrapped('ruby-text'),
};

function link(element: XmlElement, context: Context): Markup {
  const { renderer, place } = context;
  const content = childrenOf(element, context);
  const href = attributeIn(element, 'href');
  const target = href === undefined ? undefined : renderer.use.target(href);
  if (target === undefined || content === '') return content;
  if (target.kind === 'place') {
    // Typst doesn't find a label inside the link that leads to it.
    if (content.includes(call('mark', { values: [target.label] }))) return content;
    const far = target.isFar && !place.inHeading ? true : undefined;
    return call('see', { values: [target.label], named: { far }, contents: [content] });
  }
  const shown = call('web', { values: [target.url], contents: [content] });
  if (!renderer.use.notesAddresses || place.inHeading || place.inNote) return shown;
  const text = textOfNodes(element.children).trim();
  const isShown =
    text === target.url || target.url.replace(/^https?:\/\/|\/$/g, '') === text.replace(/\/$/, '');
  const address = breakableText(target.url, 24);
  return isShown
    ? shown
    : joined([shown, call('address-note', { values: [target.url], contents: [address] })]);
}

/** A footnote at its first reference; the number at all others. */
function noteReference(element: XmlElement, context: Context): Markup | undefined {
  const { renderer, place } = context;
  if (!hasClassIn(element, 'footnote-reference')) return undefined;
  const reference = element.children.find((child) => isNamed(child, 'a'));
  const href = isNamed(reference, 'a') ? attributeIn(reference, 'href') : undefined;
  const note = href === undefined ? undefined : renderer.use.note(href);
  context.line.isSpaced = false;
  if (note === undefined || place.inNote || place.inHeading) return undefined;
  const marks = renderer.takePlaces();
  if (note.body === undefined)
    return joined([marks, variable(`footnote(label(${typstString(note.label)}))`)]);
  const body = renderer.blocks(note.body, {
    ...place,
    inNote: true,
    longWord: renderer.use.charactersPerLine,
  });
  return joined([
    marks,
    wrap('footnote', withoutFirstParagraph(body)),
    variable(`label(${typstString(note.label)})`),
  ]);
}
