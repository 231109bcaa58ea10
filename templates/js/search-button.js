// Opens the search, which is loaded when it is first used: by button, by key, or by ?search= in the address.
const toggle = document.getElementById('mdbook-search-toggle');
const dialog = document.getElementById('mdbook-search-wrapper');
const modal = dialog instanceof HTMLDialogElement ? dialog : undefined;
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const source = new URL('{{ resource "js/search.js" }}', src);
const sheet = new URL('{{ resource "css/search.css" }}', src);
/** @type {Promise<unknown> | undefined} */
let loading;
const load = () =>
  (loading ??= new Promise((resolve, reject) => {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = sheet.href;
    // Before the others, so that the book's own can change it.
    document.head.prepend(style);
    const script = document.createElement('script');
    script.src = source.href;
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  }));
/** @param {string} [query] */
const open = async (query) => {
  if (modal?.open) return;
  // Open the dialog first, so that nothing typed while the search loads is lost.
  modal?.showModal();
  modal?.querySelector('input')?.select();
  await load();
  // It may have been closed in the meantime.
  if (!modal || modal.open) window.bookSearch.open(query);
};

if (dialog) {
  toggle?.addEventListener('click', () => void open());
  document.addEventListener('keydown', (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && /^[s/S]$/.test(event.key);
    const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
    const typing = /^(?:input|select|textarea)$/i.test(target.nodeName) || target.isContentEditable;
    if (!(command || (plain && !typing)) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    void open();
  });
  const wanted = new URLSearchParams(location.search);
  const [query, words] = ['search', 'highlight'].map((name) => wanted.get(name));
  if (query) void open(query);
  if (words) void load().then(() => window.bookSearch.highlight(words));
  // mdBook's name, for scripts of books that have keys of their own.
  window.search = Object.assign(window.search ?? {}, {
    hasFocus: () => document.querySelector('dialog[open]') !== null,
  });
}
