// The HTML of another site's page -> the names that a fragment can lead to.

const NAMED = /[\s"'](?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/**
 * Values of `id` and `name`, in comments and scripts too: to miss one would be a false alarm. GitHub keeps the ids of
 * headings with `user-content-` before them.
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
