// An author's raw HTML -> elements of the chapter's tree, token by token as mdBook reads it.
import { Tokenizer, TokenizerMode } from 'parse5';
import type { Location } from '../../core/diagnostic.ts';
import { restorePipes } from '../syntax/protected-pipes.ts';
import type { ChapterContext } from './context.ts';
import type { ElementNode } from './node.ts';

/** HTML 13.1.2: elements that have no content and no end tag. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

export const isVoidElement = (name: string): boolean => VOID.has(name);

/** Puts one piece of raw HTML (a whole block, or one inline tag) into the tree. `offset` is where it stands in the chapter's text. */
export function appendHtml(context: ChapterContext, html: string, offset: (at: number) => number): void {
  const { builder } = context;
  let inRawText = false;
  const place = (location: { readonly startOffset: number; readonly endOffset: number } | null): Location =>
    context.locate(offset(location?.startOffset ?? 0), offset(location?.endOffset ?? 0));
  const characters = ({ chars }: { readonly chars: string }): void => {
    if (inRawText) builder.append({ kind: 'raw', html: restorePipes(chars) });
    else builder.appendText(restorePipes(chars));
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: ({ data }) => {
        builder.append({ kind: 'raw', html: `<!--${restorePipes(data)}-->` });
      },
      onDoctype: () => undefined,
      onStartTag: (tag) => {
        inRawText = tag.tagName === 'script' || tag.tagName === 'style';
        if (tag.tagName === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
        else if (tag.tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
        const at = place(tag.location);
        const node = elementOf(tag.tagName, tag.attrs, at);
        if (isVoidElement(node.name) || tag.selfClosing) builder.append(node);
        else builder.openRaw(node);
      },
      onEndTag: (tag) => {
        inRawText = false;
        builder.closeRaw(tag.tagName, place(tag.location));
      },
      onEof: () => undefined,
      onCharacter: characters,
      onNullCharacter: () => undefined,
      onWhitespaceCharacter: characters,
    },
  );
  tokenizer.write(html, true);
}

function elementOf(
  name: string,
  attributes: readonly { readonly name: string; readonly value: string }[],
  at: Location,
): ElementNode {
  return {
    kind: 'element',
    name,
    attributes: attributes.map(({ name: key, value }) => [key, restorePipes(value)]),
    children: [],
    raw: true,
    at,
    from: at.file,
  };
}
