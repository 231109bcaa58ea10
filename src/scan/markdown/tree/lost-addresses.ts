// Reports images and links that readers see as text, because their address has a blank or a size in it.
import { diagnose } from '../../../core/diagnostic.ts';
import { escapeHtml } from '../../../core/escape-html.ts';
import type { ChapterContext } from './context.ts';
import type { ToOffset } from './inline-offsets.ts';

const WRITTEN = /(!?)\[((?:[^[\]\\\n]|\\.)*)\]\(([^()\n]{1,2000})\)/g;
const TITLE = /\s("[^"]*"|'[^']*')$/;
/** As in other dialects: `=100x20`, `=100x`, `=x20`, `=50%x`. */
const SIZE = /\s=(?=\S)(\d+%?)?(?:x(\d+%?)?)?$/;
/** Brackets with words behind them are more often prose than a link. */
const LIKE_A_FILE = /^[a-z][a-z\d+.-]*:\/\/\S|^\.{0,2}\/|\.[a-z\d]{1,8}(?:[?#].*)?$/i;

/** Whether {@link reportLostAddresses} may find any. */
export const mayHaveLostAddress = (content: string): boolean => /\]\([^()\n]*\s/.test(content);

/** `text` is the Markdown of an inline token, with code blanked. */
export function reportLostAddresses(context: ChapterContext, text: string, toOffset: ToOffset): void {
  for (const { 0: found, 1: bang, 2: label = '', 3: inner = '', index } of text.matchAll(WRITTEN)) {
    if (/\\$/.test(text.slice(0, index)) || inner.trim().startsWith('<')) continue;
    const { address, title, size } = partsOf(inner.trim());
    const hasBlank = /\s/.test(address);
    const at = context.locate(toOffset(index), toOffset(index + found.length));
    if (bang === '!' && size !== undefined && address !== '') {
      const write = imageTag({ address, label, size, title });
      context.diagnostics.push(diagnose('syntax/image-size', { found, write }, at));
    } else if (size === undefined && hasBlank && (bang === '!' || LIKE_A_FILE.test(address))) {
      const write = `${bang ?? ''}[${label}](<${address}>${title === '' ? '' : ` ${title}`})`;
      context.diagnostics.push(diagnose('syntax/blank-in-address', { found, write }, at));
    }
  }
}

interface Parts {
  readonly address: string;
  /** With its quotes; empty for none. */
  readonly title: string;
  readonly size?: { readonly width?: string; readonly height?: string };
}

function partsOf(inner: string): Parts {
  // The size may be before or after the title.
  const last = TITLE.exec(inner)?.[1] ?? '';
  const withSize = inner.slice(0, inner.length - last.length).trimEnd();
  const match = SIZE.exec(withSize);
  if (match === null) return { address: withSize, title: last };
  const rest = withSize.slice(0, match.index).trimEnd();
  const first = last === '' ? (TITLE.exec(rest)?.[1] ?? '') : '';
  const address = rest.slice(0, rest.length - first.length).trimEnd();
  return { address, title: last + first, size: { width: match[1], height: match[2] } };
}

function imageTag({ address, label, size, title }: Parts & { readonly label: string }): string {
  const attributes = {
    src: address,
    alt: label.replace(/\\(?=[!-/:-@[-`{-~])/g, ''),
    title: title.slice(1, -1) || undefined,
    width: size?.width,
    height: size?.height,
  };
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${escapeHtml(value)}"`],
  );
  return `<img ${written.join(' ')}>`;
}
