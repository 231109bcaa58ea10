// Checks a catalog once as long as neither it nor the messages of the book change: reading a catalog takes longer than the rest.
import type { Diagnostic } from '../../../core/diagnostic.ts';
import { type Hash, hashOf } from '../../../core/hash.ts';
import type { Source, SourceFile } from '../../../core/source.ts';
import type { Memo, Stage } from '../../../memo/stage.ts';
import type { CatalogFile } from '../catalogs.ts';
import { type PoMessage, keyOf } from '../po/po-file.ts';
import { readCatalog } from '../po/read-catalog.ts';
import { checkCatalog } from './check-catalog.ts';

/** All that is wrong with a catalog: whether it can be read, and how it fits the messages of the book. */
export type CatalogCheck = (catalog: CatalogFile, source: Source) => Promise<readonly Diagnostic[]>;

export function createCatalogCheck(template: readonly PoMessage[], memo: Memo): CatalogCheck {
  // A catalog is checked against the keys of the messages.
  const messages = hashOf(template.map(keyOf));
  return async (catalog, source) => {
    if (source.kind === 'none') return readCatalog(source).diagnostics;
    const { hash } = source;
    const input = { catalog, hash, messages };
    return (await memo.run(stageOf(source, template), catalog.path, input)).light;
  };
}

interface CheckInput {
  readonly catalog: CatalogFile;
  readonly hash: Hash;
  readonly messages: Hash;
}

const stageOf = (
  source: SourceFile,
  template: readonly PoMessage[],
): Stage<CheckInput, readonly Diagnostic[], undefined> => ({
  name: 'check-catalog',
  keepHeavy: false,
  load: () =>
    Promise.resolve(({ catalog }) => {
      const { value, diagnostics } = readCatalog(source);
      const found = value === undefined ? [] : checkCatalog(catalog, value, template);
      return { light: [...diagnostics, ...found], heavy: undefined };
    }),
});
