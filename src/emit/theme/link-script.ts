// Links script modules into one classic script, so that a page loads a single file and works from disk.
import { posix } from 'node:path';

/** Text of a theme file; absent if it doesn't exist. */
type ReadText = (path: string) => string | undefined;

/** Imports without `as`, `*` or a default, because all modules end up in one scope. */
const IMPORT = /^import \{[\w\s,]+\} from '(\.[\w./-]+)';\n/gm;
const EXPORT = /^export (?=(?:const|let|function|async function|class) )/gm;

/**
 * Text of a served script, e.g. `js/search.js`: the file itself, or `js/search/main.js` and its imports wrapped in one
 * function. Absent if neither exists.
 */
export function scriptText(name: string, read: ReadText): string | undefined {
  const text = read(name);
  if (text !== undefined) return /^import /m.test(text) ? linkModules(name, read) : text;
  const entry = name.replace(/\.js$/, '/main.js');
  if (read(entry) === undefined) return undefined;
  return `(() => {\n'use strict';\n${linkModules(entry, read)}})();\n`;
}

/** A module after its imports, each included once. Imports of files that the theme doesn't have are left in place. */
function linkModules(entry: string, read: ReadText): string {
  const linked = new Set<string>();
  const link = (path: string, text: string): string => {
    linked.add(path);
    const plain = text.replace(EXPORT, '').replace(/(?<!\n)$/, '\n');
    return plain.replace(IMPORT, (statement, from: string) => {
      const target = posix.join(posix.dirname(path), from);
      const imported = read(target);
      if (imported === undefined) return statement;
      return linked.has(target) ? '' : link(target, imported);
    });
  };
  return link(entry, read(entry) ?? '');
}
