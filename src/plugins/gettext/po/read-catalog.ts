// Reads a catalog and reports what is wrong with the file.
import { type Diagnostic, type Outcome, diagnose } from '../../../core/diagnostic.ts';
import type { Source } from '../../../core/source.ts';
import { headerField } from './header.ts';
import { parsePo } from './parse-po.ts';
import { type PlacedMessage, type PoFile, keyOf } from './po-file.ts';
import { shortened } from './shortened.ts';

/** Absent for a file that can't be read. Of equal messages it has the last one, which is the one that gettext uses. */
export function readCatalog(source: Source): Outcome<PoFile | undefined> {
  const { path } = source;
  if (source.kind === 'none') {
    const { why, line } = source;
    const args = line === undefined ? { path, why } : { path, why, line };
    return { value: undefined, diagnostics: [diagnose('file/unreadable', args)] };
  }
  const file = parsePo(source.text);
  const syntax = file.errors.map(({ reason, span }) =>
    diagnose('translation/syntax', { path, reason }, { file: path, span }),
  );
  const { messages, repeated } = withoutRepeated(file.messages);
  const duplicates = repeated.map(({ id, span }) =>
    diagnose('translation/duplicate', { message: shortened(id) }, { file: path, span }),
  );
  const diagnostics = [...syntax, ...duplicates, ...diagnoseCharset(source, file)];
  return { value: { ...file, messages }, diagnostics };
}

interface Deduplicated {
  readonly messages: readonly PlacedMessage[];
  /** Those that a later one replaces, and second headers. */
  readonly repeated: readonly PlacedMessage[];
}

function withoutRepeated(all: readonly PlacedMessage[]): Deduplicated {
  const last = new Map(all.filter(({ isObsolete }) => !isObsolete).map((one) => [keyOf(one), one]));
  const isRepeated = (one: PlacedMessage): boolean =>
    !one.isObsolete && (last.get(keyOf(one)) !== one || keyOf(one) === '');
  // An old translation of a message that has come back.
  const isOutdated = (one: PlacedMessage): boolean => one.isObsolete && last.has(keyOf(one));
  return {
    messages: all.filter((one) => !isRepeated(one) && !isOutdated(one)),
    repeated: all.filter(isRepeated),
  };
}

/** The header names another charset than UTF-8 although the file is UTF-8: other programs would read it wrongly. */
function diagnoseCharset(
  { path, text }: Extract<Source, { readonly kind: 'file' }>,
  { header }: PoFile,
): readonly Diagnostic[] {
  const charset = /charset=\s*([^\s;]+)/i.exec(headerField(header, 'Content-Type') ?? '')?.[1];
  const isExpected = charset === undefined || /^(?:utf-?8|charset)$/i.test(charset);
  if (header === undefined || isExpected || !/[^\0-\x7f]/.test(text)) return [];
  return [diagnose('translation/charset', { charset }, { file: path, span: header.span })];
}
