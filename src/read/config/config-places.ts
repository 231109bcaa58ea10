// What is wrong with what book.toml asks for -> the same, with the place of the key or table that asks for it.
import { locateToml, type Spot, spotOf } from './toml/locate.ts';
import type { Diagnostic, DiagnosticArgs, DiagnosticCode } from '../../core/diagnostic.ts';
import { bookPath } from '../../core/path.ts';
import type { BookFiles } from '../../core/book-files.ts';

/** The diagnostics; one whose key the file does not hold, since the environment says it, stays without a place. */
export function placedInConfig(
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
  /** What the item of the list there says; absent when it is no list. */
  readonly item?: string;
}

type Keys = { readonly [Code in DiagnosticCode]?: (args: DiagnosticArgs[Code]) => Key };

const ofPreprocessor = ({ name }: { readonly name: string }): Key => ({ path: ['preprocessor', name] });
const ofProgram = ({ what, name }: DiagnosticArgs['program/not-found']): Key => ({
  path: [what === 'renderer' ? 'output' : 'preprocessor', name],
});
const ofFile = ({ key, path }: DiagnosticArgs['theme/no-such-asset']): Key => ({
  path: key.split('.'),
  item: path,
});

/** The codes that have a place, each with where it is. */
const keys: Keys = {
  'preprocessor/unknown-name': ({ name, key, other }) => ({ path: ['preprocessor', name, key], item: other }),
  'preprocessor/cycle': ({ names: [name = ''] }) => ofPreprocessor({ name }),
  'preprocessor/module-failed': ofPreprocessor,
  'preprocessor/bad-book': ofPreprocessor,
  'program/not-found': ofProgram,
  'program/skipped': ofProgram,
  'program/not-started': ofProgram,
  'program/failed': ofProgram,
  'program/too-slow': ofProgram,
  'program/too-much-output': ofProgram,
  'theme/no-such-folder': () => ({ path: ['output', 'html', 'theme'] }),
  'theme/no-such-asset': ofFile,
  'config/plugin-file': ofFile,
  'config/no-effect': ({ key }) => ({ path: key.split('.') }),
};

/** The arguments are those of the code. */
const keyOf = ({ code, args }: Diagnostic): Key | undefined => keys[code]?.(args as never);

/** Authors write paths with `./` before them too. */
const itemOf = (spot: Spot, text: string, item: string): Spot | undefined =>
  [...spot.inner.values()].find(({ value }) => text.slice(value.start, value.end).includes(item));
