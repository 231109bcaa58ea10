// The page of the whole book may be large: its link asks before it loads more than 5 MB.
(() => {
  const LARGE = 5_000_000;
  /** The button is a link; mdBook's own template has it inside one. */
  const link = document.getElementById('print-button')?.closest('a');

  /**
   * How many bytes the host sends; 0 if it doesn't say, or from a local file.
   * @param {string} href
   */
  const sizeOf = async (href) => {
    try {
      const { headers } = await fetch(href, { method: 'HEAD' });
      return Number(headers.get('Content-Length'));
    } catch {
      return 0;
    }
  };
  link?.addEventListener('click', async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const size = await sizeOf(link.href);
    const question = '{{ word "print-large" }}'.replace('{size}', String(Math.round(size / 1_000_000)));
    if (size < LARGE || confirm(question)) location.assign(link.href);
  });
})();
