// Collects the license texts of packages whose files are packed into this one.
import { readFileSync, readdirSync } from 'node:fs';

/** @typedef {{ readonly name: string, readonly version: string }} Package */
/** @typedef {{ readonly name: string, readonly sourceMap?: string }} PackedPackage */

/** @param {string} folder - of an installed package */
const readManifest = (folder) =>
  /** @type {{ version: string, license?: string, homepage?: string }} */ (
    JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  );

/**
 * The packages in a bundle. pnpm, which builds Mermaid, has each version of a package in a folder of its own:
 * `node_modules/.pnpm/@iconify+utils@3.0.2/node_modules/@iconify/utils/lib/…`.
 * @param {string} sourceMap
 * @returns {readonly Package[]}
 */
function bundledPackages(sourceMap) {
  /** @type {{ sources: string[] }} */
  const { sources } = JSON.parse(readFileSync(sourceMap, 'utf8'));
  /** @type {Map<string, Package>} */
  const found = new Map();
  for (const source of sources) {
    const [, version = '', name = ''] =
      /\.pnpm\/.[^@]*@([^_/]+)[^/]*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
    if (name !== '') found.set(`${name}@${version}`, { name, version });
  }
  return [...found.values()].sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

/**
 * The installed copy whose license applies: a package may have changed its license with a major version.
 * @param {string} packages - the folder `node_modules/`
 * @param {Package} wanted
 */
function folderOf(packages, { name, version }) {
  /** @type {{ packages: Record<string, { version: string }> }} */
  const lock = JSON.parse(readFileSync(`${packages}../package-lock.json`, 'utf8'));
  const copies = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  const [major] = version.split('.');
  const copy = copies.find(([, found]) => found.version.split('.')[0] === major) ?? copies.at(0);
  if (copy === undefined) throw new Error(`no license text: ${name} ${version} is not installed`);
  return `${packages}../${copy[0]}`;
}

/**
 * The texts in a package, or the name of its license if it has none.
 * @param {string} folder
 */
function licenseText(folder) {
  const files = readdirSync(folder).filter((file) =>
    /^(?:licen[cs]e|copying|notice)(?:[-.](?:md|txt|mpl))?$/i.test(file),
  );
  const { license = '', homepage = '' } = readManifest(folder);
  if (files.length === 0) return `License: ${license}. ${homepage}`.trim();
  return files
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}

/**
 * @param {string} packages - the folder `node_modules/`, with a slash at its end
 * @param {readonly PackedPackage[]} packed
 */
export function licensesOf(packages, packed) {
  const all = packed.flatMap(({ name, sourceMap }) => {
    const { version } = readManifest(packages + name);
    return [
      { name, version },
      ...(sourceMap === undefined ? [] : bundledPackages(`${packages}${name}/${sourceMap}`)),
    ];
  });
  /** @type {Map<string, string[]>} */
  const namesByText = new Map();
  for (const one of all) {
    const text = licenseText(folderOf(packages, one));
    namesByText.set(text, [...(namesByText.get(text) ?? []), `${one.name} ${one.version}`]);
  }
  // Similar texts are next to each other, which compresses better.
  const texts = [...namesByText].sort(([a], [b]) => a.length - b.length);
  const sections = texts.map(([text, names]) => `${names.join(', ')}\n\n${text}`);
  const line = `\n\n${'='.repeat(80)}\n\n`;
  return `This package contains files of the following packages, under their licenses.${line}${sections.join(line)}\n`;
}
