// Script modules -> one classic script, so that a page loads a single file and works from disk.
import { posix } from 'node:path';

/** The text of a file of the theme; absent when there is no such file. */
type ReadText = (path: string) => string | undefined;

/** Names keep their names, without `as`, `*` or a default: the modules end up in one scope. */
const IMPORT = /^import \{[\w\s,]+\} from '(\.[\w./-]+)';\n/gm;
const EXPORT = /^export (?=(?:const|let|function|async function|class) )/gm;

/**
 * The text of a served script, e.g. `js/search.js`: a file of that name, or the modules that `js/search/main.js` imports,
 * in one function. Absent when there is neither.
 */
export function scriptText(name: string, read: ReadText): string | undefined {
  const text = read(name);
  if (text !== undefined) return /^import /m.test(text) ? linkModules(name, read) : text;
  const entry = name.replace(/\.js$/, '/main.js');
  if (read(entry) === undefined) return undefined;
  return `(() => {\n'use strict';\n${linkModules(entry, read)}})();\n`;
}

/** A module after all that it imports, each of them once. An import of a file that the theme doesn't have stays. */
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
