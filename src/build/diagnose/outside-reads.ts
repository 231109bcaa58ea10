// Reports files that a book reads outside its repository, or that a restricted book was refused, at the place that names them.
import type { BookFiles } from '../../core/book-files.ts';
import { type Diagnostic, type Location, diagnose } from '../../core/diagnostic.ts';
import { type BookPath, bookPath, folderOf, leavesRoot, resolveFrom } from '../../core/path.ts';
import type { SiteModel } from '../../emit/site-model.ts';
import { type Spot, locateToml } from '../../read/config/toml/locate.ts';
import { directivesIn } from '../../read/preprocess/include/directive.ts';
import { parseTarget } from '../../read/preprocess/include/include-target.ts';
import { allChapters } from '../../read/summary/outline.ts';
import { filesOfChapters } from '../../scan/chapter-files.ts';

interface ReadBook {
  readonly files: BookFiles;
  /** Absent if there is no book. */
  readonly model?: Pick<SiteModel, 'outline' | 'scanned'>;
}

/** `found` and what the files themselves have to say, each with its place. */
export function withOutsideReads(found: readonly Diagnostic[], book: ReadBook): readonly Diagnostic[] {
  const paths = [...book.files.outside()].sort();
  if (paths.length === 0) return found;
  const placeOf = createLocator(book);
  return book.files.isRestricted ? refused(found, paths, placeOf) : [...found, ...outside(paths, placeOf)];
}

type PlaceOf = (path: BookPath) => Location;

/** One for each folder, since a link may lead to thousands of files. */
function outside(paths: readonly BookPath[], placeOf: PlaceOf): readonly Diagnostic[] {
  const byFolder = new Map<BookPath, BookPath[]>();
  for (const path of paths) {
    const folder = folderOf(path);
    const inFolder = byFolder.get(folder);
    if (inFolder === undefined) byFolder.set(folder, [path]);
    else inFolder.push(path);
  }
  return [...byFolder].map(([folder, [first = folder, ...others]]) =>
    others.length === 0
      ? diagnose('file/outside', { path: first, count: 1 }, placeOf(first))
      : diagnose('file/outside', { path: folder, count: others.length + 1 }, placeOf(first)),
  );
}

/** The code that read the file may already have reported it. */
function refused(
  found: readonly Diagnostic[],
  paths: readonly BookPath[],
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const reported = new Set<string>();
  const placed = found.map((diagnostic) => {
    const { args, at } = diagnostic;
    if (!('why' in args) || args.why !== 'restricted' || !('path' in args)) return diagnostic;
    reported.add(args.path);
    return at === undefined ? { ...diagnostic, at: placeOf(bookPath(args.path)) } : diagnostic;
  });
  const others = paths.flatMap((path): readonly Diagnostic[] => {
    if (isReported(path, reported)) return [];
    reported.add(path);
    return [diagnose('file/unreadable', { path, why: 'restricted' }, placeOf(path))];
  });
  return [...placed, ...others];
}

/** The place that names a path: an include, an entry of SUMMARY.md, a value of book.toml, or else the file itself. */
function createLocator({ files, model }: ReadBook): PlaceOf {
  const places = new Map<BookPath, Location>();
  const settings = settingsIn(files);
  for (const [path, place] of [...settings, ...chaptersIn(model), ...includesIn(files, model)])
    places.set(path, place);
  return (path) => {
    const folder = settings.find(([named]) => leavesRoot(named) && path.startsWith(`${named}/`));
    return places.get(path) ?? folder?.[1] ?? { file: path, span: { start: 0, end: 0 } };
  };
}

type Named = readonly [path: BookPath, place: Location];

/** The values of book.toml as paths; a glob is represented by its folder. */
function settingsIn(files: BookFiles): readonly Named[] {
  const source = files.read(bookPath('book.toml'));
  if (source.kind === 'none') return [];
  const { path: file, text } = source;
  const named: Named[] = [];
  const visit = ({ value, inner }: Spot): void => {
    const [, written] =
      /^(?:"(.*)"|'(.*)')$/s.exec(text.slice(value.start, value.end))?.filter(Boolean) ?? [];
    if (written !== undefined) {
      const path = bookPath(written);
      named.push([path.includes('*') ? folderOf(path) : path, { file, span: value }]);
    }
    for (const spot of inner.values()) visit(spot);
  };
  visit(locateToml(text));
  return named;
}

const chaptersIn = (model: ReadBook['model']): readonly Named[] =>
  model === undefined ? [] : Array.from(allChapters(model.outline.items), ({ source, at }) => [source, at]);

function includesIn(files: BookFiles, model: ReadBook['model']): readonly Named[] {
  if (model === undefined) return [];
  return [...filesOfChapters(model)].flatMap((path): readonly Named[] => {
    const source = files.read(path);
    if (source.kind === 'none') return [];
    return directivesIn(source.text, ['brace', 'angle', 'tag']).flatMap((directive): readonly Named[] => {
      if (directive.kind !== 'directive') return [];
      const [argument = ''] = directive.args.split(/\s/, 1);
      const { start, end } = directive;
      return [
        [resolveFrom(folderOf(path), parseTarget(argument).path), { file: path, span: { start, end } }],
      ];
    });
  });
}

/** A refused folder represents everything in it. */
function isReported(path: BookPath, reported: ReadonlySet<string>): boolean {
  for (let at = path; at !== ''; at = folderOf(at)) {
    if (reported.has(at)) return true;
    if (at === folderOf(at)) return false;
  }
  return false;
}
