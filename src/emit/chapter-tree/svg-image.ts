// SVG files as well-formed XML: they may come from editors with their own namespaces, or from strangers with scripts.
import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5';
import { foreignNode } from './foreign-content.ts';
import { createIdSet } from './id-set.ts';
import { xmlDocument } from './xml.ts';

export interface SvgImage {
  readonly text: string;
  /** Whether scripts, or addresses of other files, were left out. */
  readonly isChanged: boolean;
}

/** Absent if the file has no `svg` element. */
export function svgImage(source: string): SvgImage | undefined {
  // Entities of editors: `<!ENTITY ns_svg "http://www.w3.org/2000/svg">`.
  const entities = new Map(
    [...source.matchAll(/<!ENTITY\s+([\w.-]+)\s+"([^"<&]*)"\s*>/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
  const expanded = source
    .replace(/^[^]*?(?=<svg[\s>])/i, '')
    .replace(/&([\w.-]+);/g, (reference, name: string) => entities.get(name) ?? reference);
  const root = parseFragment(withXmlNames(expanded)).childNodes.find(
    (node): node is Tree.Element => node.nodeName === 'svg',
  );
  if (root === undefined) return undefined;
  const found = { isChanged: false };
  const [image] = foreignNode(root, {
    imageHref: () => undefined,
    takeId: createIdSet().take,
    onUnsafe: () => {
      found.isChanged = true;
    },
  });
  return image && { text: xmlDocument(image), ...found };
}

/** Browsers accept any id; in XML it is a name without colons (Namespaces in XML 1.0, section 7). */
function withXmlNames(source: string): string {
  const ids = [...source.matchAll(/\sid="([^"\s]+)"/g)].map(([, id = '']) => id);
  const others = new Map(
    ids
      .filter((id) => !/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(id))
      .map((id) => [id, `_${id.replace(/[^\p{L}\p{N}_.-]/gu, '_')}`]),
  );
  if (others.size === 0) return source;
  return source.replace(
    /(\sid="|#)([^"'\s)]+)/g,
    (whole, before: string, id: string) => before + (others.get(id) ?? whole.slice(before.length)),
  );
}
