// First in `book.js` where a book brings mdBook's template of a whole page. Until 0.5 its ids had no `mdbook-` before
// them, and its classes for scripts and an open sidebar stood on the body: author's style sheets and scripts know them
// so, therefore they stay, and our scripts find the elements under either name.
const byId = document.getElementById.bind(document);
document.getElementById = (id) => byId(id) ?? (id.startsWith('mdbook-') ? byId(id.slice(7)) : null);

const html = document.documentElement;
html.classList.add('js');
if (byId('sidebar')) {
  const keep = () =>
    document.body.classList.toggle('sidebar-visible', html.classList.contains('sidebar-visible'));
  html.classList.toggle('sidebar-visible', document.body.classList.contains('sidebar-visible'));
  new MutationObserver(keep).observe(html, { attributeFilter: ['class'] });
  // The box beside the contents is not needed where the page has scripts, and a label must not click it a second time.
  byId('sidebar-toggle')?.removeAttribute('for');
}
