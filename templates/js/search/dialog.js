// The search dialog and its parts. Its elements are built from text, never from HTML.

/**
 * @param {string} name
 * @param {Readonly<Record<string, string>>} attributes
 * @param {Node[]} children
 */
const create = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
};

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {(string | Node)[]} children
 */
export const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

/**
 * The dialog of our template. mdBook's template has a box in the page instead, which a dialog replaces.
 * @param {HTMLElement} wrapper
 * @returns {HTMLDialogElement}
 */
const dialogOf = (wrapper) => {
  if (wrapper instanceof HTMLDialogElement) return wrapper;
  const label = '{{ word "search-book" }}';
  const field = create('input', {
    type: 'search',
    id: 'mdbook-searchbar',
    role: 'combobox',
    'aria-label': label,
    'aria-expanded': 'false',
    'aria-controls': 'mdbook-searchresults',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    placeholder: label,
  });
  const form = create(
    'form',
    { id: 'mdbook-searchbar-outer', class: 'searchbar-outer', method: 'dialog' },
    field,
  );
  const results = create(
    'div',
    { class: 'searchresults-outer' },
    create('p', { id: 'mdbook-searchresults-header', class: 'searchresults-header', role: 'status' }),
    create('div', {
      id: 'mdbook-searchresults',
      role: 'listbox',
      'aria-label': '{{ word "search-results" }}',
    }),
  );
  const made = element('dialog', 'search-dialog', form, results);
  made.id = wrapper.id;
  made.setAttribute('aria-label', label);
  wrapper.replaceWith(made);
  return made;
};

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** This script's address. */
export const scriptUrl = /** @type {HTMLScriptElement} */ (document.currentScript).src;

const wrapper = byId('mdbook-search-wrapper');
/** The book's settings; a template that is not ours has none. */
export const settings = wrapper.dataset;
export const dialog = dialogOf(wrapper);
export const input = /** @type {HTMLInputElement} */ (byId('mdbook-searchbar'));
export const box = byId('mdbook-searchresults');
export const header = byId('mdbook-searchresults-header');
export const scroller = /** @type {HTMLElement} */ (box.parentElement);
export const toggle = document.getElementById('mdbook-search-toggle');

// mdBook's own template declares it without making it a property of the window.
const root = typeof path_to_root === 'string' ? path_to_root : '';
/** The book's root. */
export const base = new URL(root || '.', document.baseURI);
