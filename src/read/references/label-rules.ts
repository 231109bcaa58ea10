// Generates URLs for labels from rules such as `c-{x}` = `https://docs.rs/{x}`.

/** The URL of a label as written; absent when no rule matches. */
export type LabelRules = (label: string) => string | undefined;

/**
 * Compiles `build-book.label-rules`; the first match wins. A name in braces matches any text and is inserted into the
 * URL. The rest of a pattern is case-insensitive, like labels.
 */
export function compileRules(rules: Readonly<Record<string, string>>): LabelRules {
  const compiled = Object.entries(rules).map(([pattern, address]) => ({ ...compile(pattern), address }));
  return (label) => {
    const wanted = label.trim().replace(/\s+/g, ' ');
    for (const { expression, names, address } of compiled) {
      const match = expression.exec(wanted);
      if (match) return fill(address, new Map(names.map((name, i) => [name, match[i + 1] ?? ''])));
    }
    return undefined;
  };
}

const NAME = /\{([A-Za-z][\w-]*)\}/g;

function compile(pattern: string): { readonly expression: RegExp; readonly names: readonly string[] } {
  const names = [...pattern.matchAll(NAME)].map((match) => match[1] ?? '');
  const parts = pattern
    .split(/\{[A-Za-z][\w-]*\}/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return { expression: new RegExp(`^${parts.join('(.+?)')}$`, 'iu'), names };
}

const fill = (address: string, parts: ReadonlyMap<string, string>): string =>
  address.replace(NAME, (whole, name: string) => {
    const part = parts.get(name);
    return part === undefined ? whole : encodeURI(part);
  });

/** The reverse lookup: a label for a URL. Absent when no rule generates the URL. */
export function compileReverseRules(
  rules: Readonly<Record<string, string>>,
): (address: string) => string | undefined {
  const forward = compileRules(rules);
  const reversed = Object.entries(rules).map(([pattern, address]) => ({ ...compile(address), pattern }));
  return (address) => {
    for (const { expression, names, pattern } of reversed) {
      const match = expression.exec(address);
      // A placeholder must match a single path segment, or a rule for a site would match all of its pages.
      if (!match || match.slice(1).some((part) => /[/?#\s]/.test(part))) continue;
      const label = fillPlain(pattern, new Map(names.map((name, i) => [name, match[i + 1] ?? ''])));
      if (forward(label) === address) return label;
    }
    return undefined;
  };
}

const fillPlain = (pattern: string, parts: ReadonlyMap<string, string>): string =>
  pattern.replace(NAME, (whole, name: string) => parts.get(name) ?? whole);
