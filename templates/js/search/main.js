// The search: a combobox over the index of the site. `js/search-button.js` loads and opens it.
import { box, dialog, input, toggle } from './dialog.js';
import { highlight } from './marks.js';
import { activate, activeOption, optionAt, options } from './options.js';
import { offerParts, queryNow, search, setAddress } from './query.js';
import { rememberQuery } from './recent.js';
import { appendMore, hasMore } from './results.js';

// The address keeps the query, so that going back from a result finds the search as it was.
let leaving = false;
/** @param {HTMLAnchorElement} option */
const choose = (option) => {
  if (option.dataset.query !== undefined) {
    input.value = option.dataset.query;
    searchNow();
    return;
  }
  rememberQuery(queryNow());
  leaving = true;
  dialog.close();
};
box.addEventListener('click', (event) => {
  const option = optionAt(event.target);
  if (!option) return;
  if (option.dataset.query !== undefined) event.preventDefault();
  // With a key held the result opens elsewhere and the search stays.
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) choose(option);
});
box.addEventListener('pointermove', (event) => {
  const option = optionAt(event.target);
  if (option && option !== activeOption()) activate(option);
});

/** @param {1 | -1} step */
const move = async (step) => {
  const all = options();
  const active = activeOption();
  const at = active ? all.indexOf(active) : -1;
  if (step === 1 && at === all.length - 1 && hasMore()) await appendMore();
  const next = step === 1 ? at + 1 : Math.max(at, 0) - 1;
  activate(options().at(next % options().length));
};
let latest = Promise.resolve();
const searchNow = () => {
  latest = search();
};
/** Who types and presses Enter at once wants the first result of what was typed, not of what is still shown. */
const openActive = async () => {
  const mine = latest;
  await mine;
  if (mine === latest && dialog.open) activeOption()?.click();
};
input.addEventListener('input', searchNow);
input.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown') void move(1);
  else if (event.key === 'ArrowUp') void move(-1);
  else if (event.key === 'Enter') void openActive();
  // Browsers would only empty the field.
  else if (event.key === 'Escape') dialog.close();
  else return;
  event.preventDefault();
});
dialog.addEventListener('close', () => {
  toggle?.setAttribute('aria-expanded', 'false');
  if (!leaving) setAddress('');
  leaving = false;
});

window.bookSearch = {
  open(query) {
    if (!dialog.open) dialog.showModal();
    toggle?.setAttribute('aria-expanded', 'true');
    if (query !== undefined) input.value = query;
    searchNow();
    offerParts().catch(() => {});
  },
  highlight,
};
