// The button that saves the book for reading without a network. Nothing is stored before a reader asks for it.
void (async () => {
  const button = /** @type {HTMLButtonElement | null} */ (document.getElementById('offline-button'));
  const workers = navigator.serviceWorker;
  // Browsers have them only for secure addresses.
  if (!button || !workers) return;
  const root = new URL(document.documentElement.dataset.root || './', document.baseURI);
  const prefix = `book-offline ${root.pathname} `;

  const registered = async () => {
    const found = await workers.getRegistration(root);
    return found?.scope === root.href ? found : undefined;
  };
  const isSaved = async () => {
    if (!(await registered())) return false;
    for (const name of await caches.keys()) {
      if (!name.startsWith(prefix)) continue;
      if (await (await caches.open(name)).match(new URL('offline-files.json', root))) return true;
    }
    return false;
  };

  /** @param {string} label */
  const show = (label) => {
    button.title = label;
    button.setAttribute('aria-label', label);
    button.hidden = false;
  };
  /** Bytes in the book; absent if the site doesn't offer copies. */
  const sizeOf = async () => {
    try {
      const response = await fetch(new URL('offline.json', root));
      return response.ok ? /** @type {{ size: number }} */ (await response.json()).size : undefined;
    } catch {
      return undefined;
    }
  };
  const showState = async () => {
    const saved = await isSaved();
    button.ariaPressed = String(saved);
    if (saved) {
      show('{{ word "offline-saved" }}');
      return;
    }
    const size = await sizeOf();
    if (size === undefined) return;
    const megabytes = (size / 1_000_000).toLocaleString(document.documentElement.lang || 'en', {
      maximumFractionDigits: 1,
    });
    show('{{ word "read-offline" }}'.replace('{size}', () => megabytes));
  };

  /** @type {(worker: ServiceWorker, message: string) => Promise<void>} */
  const ask = (worker, message) =>
    new Promise((done, fail) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        if (data.end) done();
        else if (data.end === false) fail(new Error(data.reason));
        else {
          const percent = String(Math.round((100 * data.done) / data.all));
          show('{{ word "offline-saving" }}'.replace('{percent}', () => percent));
        }
      };
      worker.postMessage(message, [port2]);
    });

  const change = async () => {
    const saved = button.ariaPressed === 'true';
    const own = saved
      ? await registered()
      : await workers.register(new URL('offline-worker.js', root), { scope: root.pathname });
    const worker = own?.active ?? own?.waiting ?? own?.installing;
    if (worker) await ask(worker, saved ? 'remove' : 'save');
  };
  button.addEventListener('click', async () => {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    try {
      await change();
      await showState();
    } catch {
      show('{{ word "offline-failed" }}');
    }
    button.ariaDisabled = 'false';
  });
  await showState();
})();
