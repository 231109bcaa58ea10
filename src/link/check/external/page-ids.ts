// Finds the ids in an external page that fragments can refer to.

const NAMED = /[\s"'](?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/**
 * Values of `id` and `name` attributes, including those in comments and scripts, since a missed id would be a false
 * positive. GitHub prefixes heading ids with `user-content-`.
 */
export function idsIn(html: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [, double, single, plain] of html.matchAll(NAMED)) {
    const id = decodeReferences(double ?? single ?? plain ?? '');
    ids.add(id);
    if (id.startsWith('user-content-')) ids.add(id.slice('user-content-'.length));
  }
  return ids;
}

const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeReferences = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|\w+);/gi, (all, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? all) : all;
    const code = Number(name.replace(/^#x/i, '0x').replace(/^#/, ''));
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
