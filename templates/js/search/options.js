// The options of the search's listbox, and which of them is active.
import { box, element, input } from './dialog.js';

/** @returns {HTMLAnchorElement[]} */
export const options = () => [...box.querySelectorAll('a[role="option"]')].map(asOption);

/** @param {Element} element */
const asOption = (element) => /** @type {HTMLAnchorElement} */ (element);

/** @returns {HTMLAnchorElement | undefined} */
export const activeOption = () => options().find((option) => option.ariaSelected === 'true');

/** @param {EventTarget | null} target - of an event */
export const optionAt = (target) =>
  target instanceof Element
    ? /** @type {HTMLAnchorElement | null} */ (target.closest('[role="option"]'))
    : null;

/** @param {HTMLAnchorElement} [option] - absent for none */
export const activate = (option) => {
  activeOption()?.setAttribute('aria-selected', 'false');
  if (!option) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  input.setAttribute('aria-activedescendant', option.id);
};

/** Gives each option its id. */
export const numberOptions = () => {
  const all = options();
  all.forEach((option, i) => (option.id = `mdbook-result-${i}`));
  input.setAttribute('aria-expanded', String(all.length > 0));
  return all;
};

/**
 * @param {string} href
 * @param {(string | Node)[]} children
 */
export const optionOf = (href, ...children) => {
  const option = element('a', '', ...children);
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.tabIndex = -1;
  option.href = href;
  return option;
};

/**
 * @param {string} label
 * @param {readonly HTMLElement[]} members
 */
export const groupOf = (label, members) => {
  const title = element('div', 'result-page', label);
  title.ariaHidden = 'true';
  const group = element('div', '', ...members);
  // The page's name is not repeated.
  if (members[0]?.querySelector('.result-title')?.textContent !== label) group.prepend(title);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', label);
  return group;
};
