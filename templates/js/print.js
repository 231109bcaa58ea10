// The page of the whole book opens the browser's print dialog, as mdBook's does, but not before a reader sees the page.
(() => {
  const begin = () => setTimeout(() => print(), 100);
  addEventListener('load', () => {
    if (document.prerendering) document.addEventListener('prerenderingchange', begin, { once: true });
    else begin();
  });
})();
