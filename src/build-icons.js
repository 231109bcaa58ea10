// Collects the icons of Font Awesome Free in one file.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../node_modules/@fortawesome/fontawesome-free/', import.meta.url));

/** @param {string} path - relative to the package */
const read = (path) => readFileSync(source + path, 'utf8');

/** @param {string} style */
const drawingsOf = (style) =>
  Object.fromEntries(
    readdirSync(`${source}svgs/${style}`).map((file) => {
      const [, width, path] =
        /viewBox="0 0 (\d+) 512".*?<path d="([^"]*)"/s.exec(read(`svgs/${style}/${file}`)) ?? [];
      if (path === '') throw new Error(`unexpected drawing: ${style}/${file}`);
      return [file.slice(0, -'.svg'.length), [Number(width), path]];
    }),
  );

/** Later names of Font Awesome, then those of version 4, which also say the style. */
const aliases = () => {
  /** @type {Record<string, string>} */
  const found = {};
  /** @type {Record<string, { aliases?: { names?: string[] } }>} */
  const families = JSON.parse(read('metadata/icon-families.json'));
  for (const [name, { aliases: others }] of Object.entries(families))
    for (const other of others?.names ?? []) found[other] = name;
  const [, list = '[]'] = /const shims = (\[\[.*?\]\]);/s.exec(read('js/v4-shims.js')) ?? [];
  /** @type {[old: string, prefix: string | null, name: string | null][]} */
  const shims = JSON.parse(list);
  for (const [old, prefix, name] of shims)
    found[old] = `${prefix === 'far' ? 'regular' : prefix === 'fab' ? 'brands' : 'solid'}/${name ?? old}`;
  return found;
};

/** The text of the file, an `IconPack` (see `disk/font-awesome.ts`). */
export function iconPack() {
  const [notice = ''] = /<!--.*?-->/s.exec(read('svgs/solid/house.svg')) ?? [];
  const drawings = {
    solid: drawingsOf('solid'),
    regular: drawingsOf('regular'),
    brands: drawingsOf('brands'),
  };
  return JSON.stringify({ notice, drawings, aliases: aliases() });
}
