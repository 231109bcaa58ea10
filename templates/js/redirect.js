// A page that moved: the fragment of the old address goes along, or leads to where it moved itself.
(() => {
  const { target, fragments } = document.currentScript.dataset;
  if (location.hash === '') return;
  const moved = JSON.parse(fragments)[location.hash];
  const url = new URL(moved ?? target, document.baseURI);
  if (moved === undefined) url.hash = location.hash;
  location.replace(url);
})();
