// A fenced block -> `pre` and `code`, with what its attributes put around it, or what its language asks for instead.
import type { Token } from 'markdown-it';
import { diagnose, type Location } from '../../../core/diagnostic.ts';
import { wordOf } from '../../../core/words.ts';
import { encodePath } from '../../../core/path.ts';
import { restorePipes } from '../syntax/protected-pipes.ts';
import { type CodeAttributes, parseCodeInfo } from './code-attributes.ts';
import { type Frame, frameOf } from './code-frame.ts';
import type { ChapterContext } from './context.ts';
import { type ElementNode, element, text } from './node.ts';

export function appendFence(context: ChapterContext, token: Token): void {
  const { nodes } = context;
  const info = restorePipes(context.md.utils.unescapeAll(token.info));
  const { words, attributes } = parseCodeInfo(info, nodes);
  const code = restorePipes(token.content);
  const appendOwn = nodes.fences.get(words[0] ?? '');
  if (appendOwn) {
    appendOwn(code, context);
    return;
  }
  const classes = words.length === 0 ? undefined : `language-${words.join(' ')}`;
  const line = token.map?.[0] ?? 0;
  const first = context.lineStart(line);
  const opening = context.text.text.slice(first, context.lineStart(line + 1));
  const at = context.locate(first + opening.indexOf(token.markup), first + opening.trimEnd().length);
  const inner: ElementNode = {
    ...element('code', classes === undefined ? [] : [['class', classes]], [text(code)]),
    at,
    code: withDefaults(attributes, context),
  };
  const pre = element('pre', [], [inner]);
  const start = context.lineStart(line + 1);
  const from = context.locate(start + (token.content === '' ? 0 : indentAt(context, start)), start + 1);
  const link = linkTo(context, { attributes, from, at });
  const frame = frameOf(context, { language: words[0] ?? '', code, attributes });
  if (frame.classes.length > 1) context.uses.add('code-frames');
  const block = withCaption(pre, frame, link);
  const values = attributes.ofPlugins ?? {};
  if (!nodes.code.some((hook) => hook.append(block, values, context))) context.builder.append(block);
}

/** Code that readers may change is not numbered: what they add has no number. */
function withDefaults(attributes: CodeAttributes, { options }: ChapterContext): CodeAttributes {
  return attributes.numbers === undefined && options.codeNumbers ? { ...attributes, numbers: 1 } : attributes;
}

/** White space and quote marks before a block's first line are the chapter's, also where the line is another file's. */
const indentAt = ({ text: { text: all } }: ChapterContext, start: number): number =>
  /^[ \t>]*/.exec(all.slice(start, start + 200))?.[0].length ?? 0;

interface SourceWish {
  readonly attributes: CodeAttributes;
  /** Where the code's first line was written. */
  readonly from: Location;
  readonly at: Location;
}

/** The link to the file that the code is from; absent unless requested. */
function linkTo(context: ChapterContext, { attributes, from, at }: SourceWish): ElementNode | undefined {
  if (!attributes.source && !context.options.codeSources) return undefined;
  const isIncluded = from.file !== at.file;
  const address = context.options.sourceAddress;
  if (isIncluded && address !== undefined) {
    const name = attributes.title === undefined ? from.file : wordOf(context.options.words, 'code-source');
    const href = address.replaceAll('{path}', encodePath(from.file));
    return element(
      'a',
      [
        ['class', 'code-source'],
        ['href', href],
      ],
      [text(name)],
    );
  }
  if (attributes.source)
    context.diagnostics.push(
      diagnose('code/no-source', { why: isIncluded ? 'no-address' : 'no-include' }, at),
    );
  return undefined;
}

function withCaption(
  pre: ElementNode,
  { classes, caption }: Frame,
  link: ElementNode | undefined,
): ElementNode {
  if (caption.length === 0 && link === undefined) return pre;
  const inside = element('figcaption', [], [...caption, ...(link === undefined ? [] : [link])]);
  return element('figure', [['class', classes.join(' ')]], [inside, pre]);
}
