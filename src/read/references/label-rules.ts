// Rules such as `c-{x}` = `https://docs.rs/{x}` -> the address of any label that one of them fits.

/** The address of a label as written; absent when no rule fits. */
export type LabelRules = (label: string) => string | undefined;

/**
 * The rules of `build-book.label-rules`, in order: the first that fits counts. A name in braces stands for any text, the
 * same in the pattern and the address; the rest of a pattern is compared without regard to case, as labels are.
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

/** The label that a rule would have for an address: the other way round. Absent where no rule leads there. */
export function labelsOfRules(
  rules: Readonly<Record<string, string>>,
): (address: string) => string | undefined {
  const forward = compileRules(rules);
  const turned = Object.entries(rules).map(([pattern, address]) => ({ ...compile(address), pattern }));
  return (address) => {
    for (const { expression, names, pattern } of turned) {
      const match = expression.exec(address);
      // What stands for a name is one word: else a rule for a site would take in all of its pages.
      if (!match || match.slice(1).some((part) => /[/?#\s]/.test(part))) continue;
      const label = fillPlain(pattern, new Map(names.map((name, i) => [name, match[i + 1] ?? ''])));
      if (forward(label) === address) return label;
    }
    return undefined;
  };
}

const fillPlain = (pattern: string, parts: ReadonlyMap<string, string>): string =>
  pattern.replace(NAME, (whole, name: string) => parts.get(name) ?? whole);
