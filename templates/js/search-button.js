// Opens the search, which is loaded when it is first wanted: by button, by key, or by ?search= in the address.
const toggle = document.getElementById('mdbook-search-toggle');
const dialog = document.getElementById('mdbook-search-wrapper');
const source = new URL('{{ resource "js/search.js" }}', document.currentScript.src);
let loading;
const load = () =>
  (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  }));
const open = async (query) => {
  if (dialog.open) return;
  if (dialog.showModal) {
    // At once: what is typed while the search loads is not to be lost.
    dialog.showModal();
    dialog.querySelector('input').select();
  }
  await load();
  // Whoever has closed it meanwhile does not want it any more.
  if (!dialog.showModal || dialog.open) window.bookSearch.open(query);
};

if (dialog) {
  toggle?.addEventListener('click', () => open());
  document.addEventListener('keydown', (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && /^[s/S]$/.test(event.key);
    const target = event.composedPath()[0];
    const typing = /^(?:input|select|textarea)$/i.test(target.nodeName) || target.isContentEditable;
    if (!(command || (plain && !typing)) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    open();
  });
  const wanted = new URLSearchParams(location.search);
  if (wanted.get('search')) open(wanted.get('search'));
  if (wanted.get('highlight')) load().then(() => window.bookSearch.highlight(wanted.get('highlight')));
  // mdBook's name, for scripts of books that have keys of their own.
  window.search = Object.assign(window.search ?? {}, {
    hasFocus: () => document.querySelector('dialog[open]') !== null,
  });
}
