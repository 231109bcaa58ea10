// Adds the position in book.toml to diagnostics about what a key asks for.
import { locateToml, type Spot, spotOf } from './toml/locate.ts';
import type { Diagnostic, DiagnosticArgs, DiagnosticCode } from '../../core/diagnostic.ts';
import { bookPath } from '../../core/path.ts';
import type { BookFiles } from '../../core/book-files.ts';

/** The diagnostics with positions; one whose key comes from the environment has none. */
export function locateInConfig(
  diagnostics: readonly Diagnostic[],
  files: Pick<BookFiles, 'read'>,
): readonly Diagnostic[] {
  if (!diagnostics.some(isPlaceless)) return diagnostics;
  const source = files.read(bookPath('book.toml'));
  if (source.kind === 'none') return diagnostics;
  const root = locateToml(source.text);
  return diagnostics.map((diagnostic) => {
    const key = isPlaceless(diagnostic) ? keyOf(diagnostic) : undefined;
    const spot = key && spotOf(root, key.path);
    if (!spot) return diagnostic;
    const item = key.item === undefined ? undefined : itemOf(spot, source.text, key.item);
    return { ...diagnostic, at: { file: source.path, span: (item ?? spot).key } };
  });
}

const isPlaceless = (diagnostic: Diagnostic): boolean =>
  diagnostic.at === undefined && keyOf(diagnostic) !== undefined;

interface Key {
  readonly path: readonly string[];
  /** Text of the item in the key's list; absent when the value isn't a list. */
  readonly item?: string;
}

type KeyByCode = { readonly [Code in DiagnosticCode]?: (args: DiagnosticArgs[Code]) => Key };

const ofPreprocessor = ({ name }: { readonly name: string }): Key => ({ path: ['preprocessor', name] });
const ofProgram = ({ what, name }: DiagnosticArgs['program/not-found']): Key => ({
  path: [what === 'renderer' ? 'output' : 'preprocessor', name],
});
const ofFile = ({ key, path }: DiagnosticArgs['theme/no-such-asset']): Key => ({
  path: key.split('.'),
  item: path,
});

const PDF: Key = { path: ['output', 'pdf'] };
const VERSIONS = ['build-book', 'versions', 'refs'];
const ofVersions = (): Key => ({ path: VERSIONS });

/** The key behind each code that can be located. */
const keyByCode: KeyByCode = {
  'preprocessor/unknown-name': ({ name, key, other }) => ({ path: ['preprocessor', name, key], item: other }),
  'preprocessor/cycle': ({ names: [name = ''] }) => ofPreprocessor({ name }),
  'preprocessor/module-failed': ofPreprocessor,
  'preprocessor/bad-book': ofPreprocessor,
  'program/not-found': ofProgram,
  'program/skipped': ofProgram,
  'program/not-started': ofProgram,
  'program/failed': ofProgram,
  'program/supports-failed': ofProgram,
  'program/supports-unclear': ofProgram,
  'program/too-slow': ofProgram,
  'program/too-much-output': ofProgram,
  'program/restricted': ({ key }) => ({ path: key.split('.') }),
  // An image of a chapter has its place there.
  'epub/bad-image': () => ({ path: ['output', 'epub', 'cover-image'] }),
  'pdf/no-compiler': () => PDF,
  'pdf/failed': () => PDF,
  'pdf/unknown-font': ({ key, font }) => ({ path: key.split('.'), item: font }),
  'theme/no-such-folder': () => ({ path: ['output', 'html', 'theme'] }),
  'theme/no-such-asset': ofFile,
  'versions/no-match': ({ pattern }) => ({ path: VERSIONS, item: pattern }),
  'versions/no-such-ref': ({ key, name }) => ({
    path: key.endsWith('.names') ? [...key.split('.'), name] : key.split('.'),
  }),
  'versions/no-git': ofVersions,
  'versions/no-commit': ofVersions,
  'versions/same-folder': ofVersions,
  'versions/failed': ofVersions,
  'versions/incomplete': ofVersions,
  'versions/problems': ofVersions,
  // A file of the sources has its place there.
  'edition/folder-taken': ofVersions,
  'config/plugin-file': ofFile,
  'config/no-such-target': ({ key, target }) => ({ path: key.split('.'), item: target }),
  'config/unknown-icon': ({ key, icon }) => ({ path: key.split('.'), item: icon }),
  'config/no-effect': ({ key }) => ({ path: key.split('.') }),
  'config/unknown-key': ({ key }) => ({ path: key.split('.') }),
  'config/no-translation': ({ tag }) => ({ path: ['build-book', 'languages', tag] }),
};

/** `args` always belongs to `code`, which TypeScript can't see here. */
const keyOf = ({ code, args }: Diagnostic): Key | undefined => keyByCode[code]?.(args as never);

/** Matches part of the item, because authors also write paths with a leading `./`. */
const itemOf = (spot: Spot, text: string, item: string): Spot | undefined =>
  [...spot.inner.values()].find(({ value }) => text.slice(value.start, value.end).includes(item));
