// Results of an engine and the judged answers -> at which rank the first right page is.

/** Sections of a page that a reader sees without asking for more. */
const SECTIONS = 3;

/**
 * `releases.html#v200` -> its page and its section. Engines encode addresses or not; a page's name may have a `#` in it.
 * @param {string} address
 */
export function placeOf(address) {
  const [, page = address, section] = /^(.*?\.html)(?:#(.*))?$/.exec(address) ?? [];
  return { page: decoded(page).replace(/^\.?\//, ''), section: section && decoded(section) };
}

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Sections in order of rank -> pages in order of their first section, each with its sections.
 * @param {readonly string[]} addresses
 */
export function groupsOf(addresses) {
  const groups = new Map();
  for (const { page, section } of addresses.map(placeOf)) {
    if (!groups.has(page)) groups.set(page, { page, sections: [] });
    if (section !== undefined) groups.get(page).sections.push(section);
  }
  return [...groups.values()];
}

/**
 * The rank of the first page that is right, from 1; Infinity if none is. `inSection` is true if an answer's section is
 * among the first ones shown of that page, and absent if no answer names a section of it.
 */
export function judge(groups, answers) {
  const wanted = answers.map(placeOf);
  const at = groups.findIndex(({ page }) => wanted.some((answer) => answer.page === page));
  if (at < 0) return { rank: Infinity };
  const { page, sections } = groups[at];
  const own = wanted.filter((answer) => answer.page === page && answer.section !== undefined);
  if (own.length === 0) return { rank: at + 1 };
  const shown = sections.slice(0, SECTIONS);
  return { rank: at + 1, inSection: own.some(({ section }) => shown.includes(section)) };
}
