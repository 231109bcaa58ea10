// A `.gitignore` file -> which paths below its folder git does not look at. https://git-scm.com/docs/gitignore

/** Asks of a path relative to the file's folder, with `/` between names. */
export type IsIgnored = (path: string) => boolean;

interface Rule {
  readonly pattern: RegExp;
  readonly isNegated: boolean;
  readonly foldersOnly: boolean;
}

/** The question that the rules of a `.gitignore` answer. A path in an ignored folder is ignored, whatever a rule says. */
export function parseGitignore(text: string): IsIgnored {
  const rules = text.split(/\r?\n/).flatMap(parseRule);
  if (rules.length === 0) return () => false;
  return (path) => {
    const names = path.split('/');
    return names.some((_, i) => matches(rules, names.slice(0, i + 1).join('/'), i < names.length - 1));
  };
}

/** Of all rules that match the last one counts. */
function matches(rules: readonly Rule[], path: string, isFolder: boolean): boolean {
  const rule = rules.findLast(({ pattern, foldersOnly }) => (isFolder || !foldersOnly) && pattern.test(path));
  return rule !== undefined && !rule.isNegated;
}

function parseRule(line: string): readonly Rule[] {
  const trimmed = line.replace(/(?<!\\)[ \t]+$/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return [];
  const isNegated = trimmed.startsWith('!');
  const glob = isNegated ? trimmed.slice(1) : trimmed;
  const foldersOnly = glob.endsWith('/');
  const body = foldersOnly ? glob.slice(0, -1) : glob;
  // Without a slash in it a pattern holds at any depth.
  const isAnchored = body.includes('/');
  const source = globSource(body.replace(/^\//, ''));
  try {
    return [{ pattern: new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${source}$`), isNegated, foldersOnly }];
  } catch {
    // A set of characters that is none, as `[z-a]`, matches nothing.
    return [];
  }
}

const globSource = (glob: string): string =>
  glob.replace(
    /^\*\*\/|\/\*\*$|\/\*\*\/|\*+|\?|\[!?\]?[^\]]*\]|\\.|[^]/g,
    (part) => sources[part] ?? partSource(part),
  );

const sources: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '/**': '/.*',
  '/**/': '/(?:.*/)?',
  '?': '[^/]',
};

function partSource(part: string): string {
  if (part.startsWith('*')) return '[^/]*';
  if (part.length > 1 && part.startsWith('[')) return part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
  return (part.length > 1 ? part.slice(1) : part).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
