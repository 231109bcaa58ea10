// Completes style sheets of a theme that were made for mdBook's pages with the rules that ours need.

/** mdBook puts rules of one sheet into another, and has no rules for parts that only our pages have. */
const COMPLETED: ReadonlySet<string> = new Set(['css/general.css', 'css/chrome.css', 'css/print.css']);

/** A class that mdBook's sheets style in every version, and a variable that only ours have. */
const isMadeForMdbook = (css: string): boolean => css.includes('.page-wrapper') && !css.includes('--muted');

/** Every page links this sheet by its name with a fingerprint. Before 0.5, mdBook's `general.css` imported it again. */
const IMPORT = /^@import\s+(?:url\()?["']?variables\.css["']?\)?\s*;\n?/m;

/** mdBook's nested chapters follow their chapter, ours are in it. */
const NESTED =
  '\n.sidebar .chapter li { display: block; }\n.sidebar .sidebar-scrollbox { position: static; }\n';

/** A sheet of a theme without a page template of its own: after the built-in one if it was made for mdBook. */
export function completeSheet(name: string, own: string, builtin: string): string {
  if (!COMPLETED.has(name) || !isMadeForMdbook(own)) return own;
  return `${builtin}\n${own.replace(IMPORT, '')}${name === 'css/chrome.css' ? NESTED : ''}`;
}
