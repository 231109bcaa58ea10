// What is recorded of a version that can't be built.
import { messageOf, severityOf } from '../../core/catalog.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { ChosenVersion } from '../../read/versions/choose-versions.ts';
import type { BuiltBook } from '../session.ts';
import type { FailedVersion, RecordBase } from './version-record.ts';

/** A record without what every record has. */
export type NewRecord<Record> = Omit<Record, keyof RecordBase>;

export const failure = (reason: string): NewRecord<FailedVersion> => ({
  kind: 'failed',
  reason,
  diagnostics: [],
  texts: {},
});

/** What left no book: the errors of its settings and its contents. Those without a place would seem to be of the working tree. */
export function fatalFailure({ ref }: ChosenVersion, built: BuiltBook): NewRecord<FailedVersion> {
  const errors = built.diagnostics.filter((diagnostic) => severityOf(diagnostic) === 'error');
  const texts: Record<string, string> = {};
  const diagnostics = errors.flatMap((diagnostic): Diagnostic[] => {
    if (diagnostic.at === undefined) return [];
    const { file, span } = diagnostic.at;
    const named = fileInRef(ref, file);
    texts[named] = built.textOf(file) ?? '';
    return [{ ...diagnostic, at: { file: named, span } }];
  });
  const [unplaced] = errors.filter(({ at }) => at === undefined);
  return { ...failure(unplaced ? messageOf(unplaced) : 'it has fatal errors'), diagnostics, texts };
}

/** `v1.0:book.toml`, as `git show` takes it. */
const fileInRef = (ref: string, file: BookPath): BookPath => bookPath(`${ref}:${file}`);
