// While a book is served: changes the page in place when its sources change, and shows what is wrong with them.
// The server puts this script behind <main> of each page; no built page has it. It speaks the language of
// src/serve/live/message.ts. Other scripts hear `book-update` at the document when the page has changed.
(() => {
  'use strict';
  const main = document.querySelector('main');
  const socketAddress = new URL('../__livereload', document.currentScript.src);

  // ---- What the server sent, kept beside what other scripts make of it on the page ----

  /** The node on the page for a node as it was served. */
  const shownOf = new WeakMap();
  const pair = (served, shown) => {
    shownOf.set(served, shown);
    served.childNodes.forEach((child, i) => pair(child, shown.childNodes[i]));
    return served;
  };
  const served = main && pair(main.cloneNode(true), main);

  const pathOf = (address) => decodeURI(new URL(address, location.href).pathname);
  const stylesOf = (root) => [...root.querySelectorAll('link[rel~="stylesheet"]')];

  /** What only loading a page anew can change: its scripts, which have run, and which style sheets it has. */
  const fixedPartsOf = (head, body) => {
    const scripts = [head, body].flatMap((part) => [...(part?.querySelectorAll('script') ?? [])]);
    return String([
      scripts.map((script) => script.outerHTML),
      stylesOf(head).map((link) => pathOf(link.href)),
    ]);
  };
  const fixedParts = fixedPartsOf(document.head, served);

  // ---- From a page as served to the next: what is the same in both stays as it is, whatever was done to it ----

  const copied = (next) => {
    const shown = document.importNode(next, true);
    return { served: pair(shown.cloneNode(true), shown), shown };
  };
  const isText = (node) => node.nodeType !== Node.ELEMENT_NODE;

  /** True when a script has put other things in the place of what was served, as a diagram for its source. */
  const isRemade = (old) => {
    const shown = shownOf.get(old);
    return [...old.childNodes].some((child) => shownOf.get(child).parentNode !== shown);
  };

  const morph = (old, next) => {
    if (old.isEqualNode(next)) return;
    const shown = shownOf.get(old);
    if (isText(old)) {
      for (const node of [old, shown]) node.data = next.data;
    } else if (isRemade(old)) {
      const copy = copied(next);
      shown.replaceWith(copy.shown);
      old.replaceWith(copy.served);
    } else {
      morphAttributes([old, shown], next);
      morphChildren(old, shown, next);
    }
  };

  const morphAttributes = ([old, shown], next) => {
    for (const name of new Set([...old.getAttributeNames(), ...next.getAttributeNames()])) {
      const value = next.getAttribute(name);
      if (old.getAttribute(name) === value) continue;
      for (const node of [old, shown]) {
        if (value === null) node.removeAttribute(name);
        else node.setAttribute(name, value);
      }
    }
  };

  const morphChildren = (old, shown, next) => {
    let before = old.firstChild;
    for (const [from, to] of aligned([...old.childNodes], [...next.childNodes])) {
      if (from) before = from.nextSibling;
      if (from && to) {
        morph(from, to);
      } else if (from) {
        shownOf.get(from).remove();
        from.remove();
      } else {
        const copy = copied(to);
        shown.insertBefore(copy.shown, before && shownOf.get(before));
        old.insertBefore(copy.served, before);
      }
    }
  };

  /** Old and new children in order, as pairs; what has no counterpart has a pair of its own. */
  const aligned = (old, next) => {
    const pairs = [];
    let [i, j] = [0, 0];
    for (const [x, y] of [...equalPairs(old, next), [old.length, next.length]]) {
      pairs.push(...alikePairs(old.slice(i, x), next.slice(j, y)));
      if (x < old.length) pairs.push([old[x], next[y]]);
      [i, j] = [x + 1, y + 1];
    }
    return pairs;
  };

  /** Where the same node stands in both: from the beginning, from the end, and as many as can be in between. */
  const equalPairs = (old, next) => {
    const shorter = Math.min(old.length, next.length);
    let start = 0;
    while (start < shorter && old[start].isEqualNode(next[start])) start++;
    let end = 0;
    while (end < shorter - start && old.at(-1 - end).isEqualNode(next.at(-1 - end))) end++;
    const range = (count, i, j) => Array.from({ length: count }, (_, k) => [i + k, j + k]);
    const middle = longestCommon(old.slice(start, old.length - end), next.slice(start, next.length - end));
    return [
      ...range(start, 0, 0),
      ...middle.map(([i, j]) => [i + start, j + start]),
      ...range(end, old.length - end, next.length - end),
    ];
  };

  const longestCommon = (old, next) => {
    // So many changed blocks at once are another page.
    if (old.length * next.length > 1e6) return [];
    const [a, b] = [old, next].map((nodes) =>
      nodes.map((node) => node.outerHTML ?? `${node.nodeType}${node.data}`),
    );
    const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        lengths[i][j] =
          a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) pairs.push([i++, j++]);
      else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
      else j++;
    }
    return pairs;
  };

  /** Between equal nodes: an element is the changed form of the next old one of its kind. */
  const alikePairs = (old, next) => {
    const pairs = [];
    let at = 0;
    for (const to of next) {
      const found = old.findIndex((from, i) => i >= at && from.nodeName === to.nodeName && from.id === to.id);
      if (found === -1) {
        pairs.push([undefined, to]);
        continue;
      }
      pairs.push(...old.slice(at, found).map((from) => [from]), [old[found], to]);
      at = found + 1;
    }
    return [...pairs, ...old.slice(at).map((from) => [from])];
  };

  /** Does something to the page so that what the reader looks at stays where it is, to the pixel. */
  const keepPlace = (change) => {
    const inView = [...main.querySelectorAll(':scope > *, :scope > * > *')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.bottom > 0 && box.top < innerHeight);
    // The browser's own way to keep the place would add to ours.
    const { style } = document.documentElement;
    style.overflowAnchor = 'none';
    change();
    const anchor = inView.find(({ element }) => element.isConnected);
    if (anchor && scrollY > 0) {
      const moved = anchor.element.getBoundingClientRect().top - anchor.box.top;
      scrollBy({ top: moved, behavior: 'instant' });
    }
    requestAnimationFrame(() => requestAnimationFrame(() => (style.overflowAnchor = '')));
  };

  // ---- Around the chapter ----

  const aroundMain =
    '.breadcrumbs, .page-outline, .nav-wrapper, .nav-wide-wrapper, .page-footer, .sidebar-branch';
  const partsOf = (root) =>
    [...root.querySelectorAll(aroundMain)].filter((element) => !element.closest('main'));
  const saidBy = (part) =>
    String([
      part.className.split(' ')[0],
      part.textContent.split(/\s+/),
      [...part.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    ]);

  const kindOf = (part) => part.classList[0];

  /** Puts a part that the page did not have where the next page has it: before what follows there and is here too. */
  const addPart = (part, page) => {
    if (part.parentNode !== page.querySelector('main').parentNode) return false;
    let follower = part.nextElementSibling;
    const here = () =>
      follower.localName === 'main'
        ? main
        : partsOf(document).find((old) => kindOf(old) === kindOf(follower));
    while (follower && !here()) follower = follower.nextElementSibling;
    main.parentNode.insertBefore(document.importNode(part, true), follower && here());
    return true;
  };

  /** False when the page has other parts now than it had, and they cannot be put in their places. */
  const updateParts = (page) => {
    const [old, next] = [partsOf(document), partsOf(page)].map(
      (parts) => new Map(parts.map((part) => [kindOf(part), part])),
    );
    for (const [kind, part] of old) if (!next.has(kind)) part.remove();
    // The last one first, so that each finds what follows it.
    for (const [kind, part] of [...next].reverse()) {
      const shown = old.get(kind);
      if (!shown) {
        if (!addPart(part, page)) return false;
      } else if (saidBy(shown) !== saidBy(part)) {
        shown.replaceChildren(...document.importNode(part, true).childNodes);
      }
    }
    return true;
  };

  let swaps = 0;
  const freshAddress = (address) => {
    const url = new URL(address, location.href);
    url.searchParams.set('live', `${Date.now()}-${++swaps}`);
    return url.href;
  };
  const loaded = (element) =>
    new Promise((done) => {
      element.addEventListener('load', () => done(true));
      element.addEventListener('error', () => done(false));
    });

  /** The new sheet is there before the old one goes, so that the page is never without. */
  const swapStyle = async (link) => {
    const next = link.cloneNode();
    next.href = freshAddress(link.href);
    const isLoaded = loaded(next);
    link.after(next);
    ((await isLoaded) ? link : next).remove();
  };
  const swapStyles = async (paths) =>
    Promise.all(
      stylesOf(document)
        .filter((link) => paths.includes(pathOf(link.href)))
        .map(swapStyle),
    );
  const swapImages = (paths) => {
    for (const image of document.querySelectorAll('img[src]')) {
      if (paths.includes(pathOf(image.src))) image.src = freshAddress(image.src);
    }
  };
  const runAgain = async (path) => {
    const old = [...document.scripts].find((script) => script.src && pathOf(script.src) === path);
    if (!old) return;
    const script = document.createElement('script');
    script.src = freshAddress(old.src);
    const isLoaded = loaded(script);
    old.replaceWith(script);
    await isLoaded;
  };

  // ---- Updates, one after the other ----

  /** What this page is, as a header of it told; absent where the browser keeps that from scripts. */
  let version = performance
    .getEntriesByType('navigation')[0]
    ?.serverTiming?.find(({ name }) => name === 'live')?.description;

  /** A request of this kind gives a document, without any text that a policy could take for code. */
  const fetchPage = () =>
    new Promise((done, fail) => {
      const request = new XMLHttpRequest();
      request.open('GET', location.pathname + location.search);
      request.responseType = 'document';
      request.addEventListener('load', () => done(request));
      request.addEventListener('error', fail);
      request.send();
    });

  const updatePage = async () => {
    const request = await fetchPage();
    const page = request.response;
    const next = page?.querySelector('main');
    const isOther = !served || !next || isRemade(served) || fixedPartsOf(page.head, next) !== fixedParts;
    if (isOther) return location.reload();
    let isWhole = true;
    keepPlace(() => {
      morph(served, next);
      isWhole = updateParts(page);
    });
    if (!isWhole) return location.reload();
    document.title = page.title;
    version = /\blive;desc="([^"]*)"/.exec(request.getResponseHeader('Server-Timing'))?.[1] ?? version;
  };

  const update = async ({ version: next, page, contents, assets }) => {
    if (page) await updatePage();
    else if (version) version = next + version.split('.')[3];
    if (contents) await runAgain(decodeURI(contents));
    const paths = assets.map(decodeURI);
    swapImages(paths);
    await swapStyles(paths);
    document.dispatchEvent(new CustomEvent('book-update'));
  };

  /** What came while an update was at work, as one. */
  let waiting;
  let isUpdating = false;
  const updateSoon = async (message) => {
    waiting = waiting
      ? {
          ...message,
          page: waiting.page || message.page,
          contents: message.contents ?? waiting.contents,
          assets: [...waiting.assets, ...message.assets],
        }
      : message;
    if (isUpdating) return;
    isUpdating = true;
    try {
      while (waiting) {
        const now = waiting;
        waiting = undefined;
        await update(now);
      }
    } catch {
      // The server is gone; when it is back it is told what this page is.
      socket?.close();
    }
    isUpdating = false;
  };

  // ---- The panel ----

  const css = [
    ':host { all: initial; position: fixed; inset: auto 12px 12px auto; z-index: 2147483647; max-width: min(720px, calc(100vw - 24px)); color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }',
    ':host([hidden]) { display: none; }',
    '@media print { :host { display: none; } }',
    '.box { display: flex; flex-direction: column-reverse; align-items: flex-end; gap: 8px; color: light-dark(#1a1a1a, #eee); }',
    'button { font: inherit; color: inherit; cursor: pointer; padding: 4px 12px; border-radius: 14px; border: 1px solid light-dark(#bbb, #555); background: light-dark(#fff, #262626); box-shadow: 0 1px 6px #0003; }',
    'button:focus-visible, a:focus-visible { outline: 2px solid light-dark(#0b57d0, #8ab4f8); outline-offset: 2px; }',
    'ol { margin: 0; padding: 0; list-style: none; max-height: min(60vh, 560px); overflow: auto; border-radius: 8px; border: 1px solid light-dark(#bbb, #555); background: light-dark(#fff, #1e1e1e); box-shadow: 0 4px 24px #0004; }',
    'ol[hidden] { display: none; }',
    'li { padding: 10px 14px; border-top: 1px solid light-dark(#ddd, #3a3a3a); border-left: 4px solid var(--mark); }',
    'li:first-child { border-top: 0; }',
    '.error { --mark: light-dark(#c5221f, #f28b82); }',
    '.warning { --mark: light-dark(#b06000, #fdd663); }',
    '.notice { --mark: light-dark(#0b57d0, #8ab4f8); }',
    '.severity { color: var(--mark); font-weight: 600; }',
    'p { margin: 0 0 4px; overflow-wrap: anywhere; }',
    'a { color: light-dark(#0b57d0, #8ab4f8); }',
    'pre, .place { font: 12px/1.5 ui-monospace, monospace; }',
    'pre { margin: 4px 0; overflow-x: auto; }',
  ].join('\n');

  const element = (name, fields = {}, ...children) => {
    const made = Object.assign(document.createElement(name), fields);
    made.append(...children);
    return made;
  };
  const host = element('build-book-panel', { hidden: true });
  const shadow = host.attachShadow({ mode: 'open' });
  const list = element('ol', { id: 'list', hidden: true });
  const summary = element('button', { type: 'button' });
  const status = element('div', { className: 'box' }, summary, list);
  summary.setAttribute('aria-controls', 'list');
  host.setAttribute('role', 'region');
  host.setAttribute('aria-label', 'Mistakes in this book');
  shadow.append(status);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];

  const OPEN = 'build-book-panel';
  const stored = () => {
    try {
      return sessionStorage.getItem(OPEN);
    } catch {
      return null;
    }
  };
  const setOpen = (isOpen) => {
    list.hidden = !isOpen;
    summary.setAttribute('aria-expanded', String(isOpen));
  };
  summary.addEventListener('click', () => {
    setOpen(list.hidden);
    try {
      sessionStorage.setItem(OPEN, list.hidden ? 'closed' : 'open');
    } catch {
      // The next page begins with what is usual then.
    }
  });

  const counted = (count, word) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`]);
  const itemOf = ({ severity, message, help, place, link, frame }) =>
    element(
      'li',
      { className: severity },
      element('p', {}, element('span', { className: 'severity' }, severity), `: ${message}`),
      ...(place
        ? [element('p', { className: 'place' }, link ? element('a', { href: link }, place) : place)]
        : []),
      ...(frame ? [element('pre', {}, frame)] : []),
      ...(help ? [element('p', {}, `help: ${help}`)] : []),
    );

  let panel = { counts: { error: 0, warning: 0, notice: 0 }, list: [] };
  let isConnected = true;
  const renderPanel = () => {
    const { error, warning, notice } = panel.counts;
    const words = [...counted(error, 'error'), ...counted(warning, 'warning'), ...counted(notice, 'notice')];
    const rest = error + warning + notice - panel.list.length;
    list.replaceChildren(
      ...panel.list.map(itemOf),
      ...(rest > 0 ? [element('li', {}, `and ${rest} more`)] : []),
    );
    summary.textContent = isConnected ? words.join(', ') : ['server stopped', ...words].join(', ');
    host.hidden = isConnected && words.length === 0;
    summary.disabled = words.length === 0;
    setOpen(words.length > 0 && (stored() ?? (error > 0 ? 'open' : 'closed')) === 'open');
  };

  // ---- The connection ----

  let socket;
  let isGreeted = false;
  let tries = 0;
  let timer;

  const say = () => {
    isGreeted = false;
    socket.send(JSON.stringify({ path: location.pathname, ...(version && { version }) }));
  };
  const hear = (message) => {
    switch (message.kind) {
      case 'hello':
        isGreeted = true;
        version ??= message.version;
        break;
      case 'update':
        updateSoon(message);
        break;
      case 'reload':
        location.reload();
        break;
      case 'diagnostics':
        panel = message.panel;
        renderPanel();
    }
  };

  /** Soon after the server stopped, then ever more seldom, since a forgotten tab must cost nothing. */
  const connectLater = () => {
    clearTimeout(timer);
    timer = setTimeout(connect, Math.min(5000, 150 * 1.6 ** tries++));
  };
  const showConnection = (next) => {
    if (isConnected === next) return;
    isConnected = next;
    renderPanel();
  };
  const connect = () => {
    clearTimeout(timer);
    const opened = new WebSocket(socketAddress, 'build-book');
    socket = opened;
    opened.addEventListener('open', () => {
      tries = 0;
      showConnection(true);
      say();
    });
    opened.addEventListener('message', ({ data }) => socket === opened && hear(JSON.parse(data)));
    opened.addEventListener('close', () => {
      if (socket !== opened) return;
      socket = undefined;
      if (tries > 2) showConnection(false);
      connectLater();
    });
  };

  /** After sleep a connection may look open and lead nowhere: the server has to answer. */
  const wake = () => {
    if (document.hidden) return;
    tries = 0;
    if (socket?.readyState === WebSocket.OPEN) {
      say();
      const asked = socket;
      setTimeout(() => asked === socket && !isGreeted && asked.close(), 3000);
    } else if (!socket) {
      connect();
    }
  };
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  // A page with an open connection is not kept for going back to.
  addEventListener('pagehide', () => {
    const old = socket;
    socket = undefined;
    clearTimeout(timer);
    old?.close();
  });
  addEventListener('pageshow', ({ persisted }) => persisted && connect());

  const begin = () => {
    document.documentElement.append(host);
    connect();
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
  else begin();
})();
