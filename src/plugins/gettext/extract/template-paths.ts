// Names the templates of a book that is split by parts and chapters.

/** Where the book is being read: parts, chapters and their sub-chapters, of which the first levels name a template. */
export interface TemplatePaths {
  readonly enter: (title: string) => void;
  readonly leave: () => void;
  /** `part/chapter.pot`. */
  readonly current: () => string;
}

/** `depth` is the number of levels; 0 gives a single template, `file`. The second of two equal paths ends in `-1`. */
export function createTemplatePaths(depth: number, file: string): TemplatePaths {
  const uses = new Map<string, number>();
  const names: string[] = [];
  let level = 0;
  const numbered = (): readonly string[] => {
    const before = (uses.get(names.join('/')) ?? 1) - 1;
    return before === 0 ? names : [...names.slice(0, -1), `${names.at(-1) ?? ''}-${String(before)}`];
  };
  return {
    enter: (title) => {
      if (++level > depth) return;
      names.splice(0, names.length, ...numbered(), slugOf(title));
      const path = names.join('/');
      uses.set(path, (uses.get(path) ?? 0) + 1);
    },
    leave: () => {
      if (level === 0) return;
      if (level <= depth) names.pop();
      level--;
    },
    current: () => (depth === 0 || level === 0 ? file : `${numbered().join('/')}.pot`),
  };
}

/** ASCII letters, digits and hyphens. */
const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll('c++', 'cpp')
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z\d-]/g, ''))
    .filter((word) => word !== '')
    .join('-') || 'null';
