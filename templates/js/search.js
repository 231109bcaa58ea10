// The search: a combobox over the index that Pagefind made. Everything it shows is put together from text, never from HTML.
'use strict';
(() => {
  const create = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };

  /** The dialog, as our template has it. Where the template is mdBook's, its box in the page makes room for one. */
  const dialogOf = (wrapper) => {
    if (wrapper.showModal) return wrapper;
    const label = 'Search the book';
    const input = create('input', {
      type: 'search',
      id: 'mdbook-searchbar',
      role: 'combobox',
      'aria-label': label,
      'aria-expanded': 'false',
      'aria-controls': 'mdbook-searchresults',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      placeholder: label,
    });
    const form = create(
      'form',
      { id: 'mdbook-searchbar-outer', class: 'searchbar-outer', method: 'dialog' },
      input,
    );
    const results = create(
      'div',
      { class: 'searchresults-outer' },
      create('p', { id: 'mdbook-searchresults-header', class: 'searchresults-header', role: 'status' }),
      create('div', { id: 'mdbook-searchresults', role: 'listbox', 'aria-label': 'Search results' }),
    );
    const dialog = create(
      'dialog',
      { id: wrapper.id, class: 'search-dialog', 'aria-label': label },
      form,
      results,
    );
    wrapper.replaceWith(dialog);
    return dialog;
  };

  /** How many pages are shown at once: each is a request, and few readers look past the first. */
  const PAGES = 4;
  const SECTIONS = 4;
  const RECENT = 6;
  const wrapper = document.getElementById('mdbook-search-wrapper');
  // A template that is not ours says nothing of the book's settings.
  const limit = Number(wrapper.dataset.limit || 30);
  const teaserWords = Number(wrapper.dataset.teaserWords || 30);
  const weights = wrapper.dataset.weights && JSON.parse(wrapper.dataset.weights);
  const dialog = dialogOf(wrapper);
  const input = document.getElementById('mdbook-searchbar');
  const box = document.getElementById('mdbook-searchresults');
  const header = document.getElementById('mdbook-searchresults-header');
  const toggle = document.getElementById('mdbook-search-toggle');
  // mdBook's own template declares it without making it a property of the window.
  const root = typeof path_to_root === 'string' ? path_to_root : '';
  const base = new URL(root || '.', document.baseURI);
  const store = `book-searches:${base.pathname}`;

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  // The engine, loaded with the first query.
  let engine;
  const load = () =>
    (engine ??= import(new URL('pagefind/pagefind.js', base)).then(async (pagefind) => {
      // Its worker loads a second copy of the engine's script: worth it where answers are so long that typing would halt.
      await pagefind.options({
        baseUrl: base.pathname,
        excerptLength: teaserWords,
        noWorker: wrapper.dataset.long === undefined,
        ...(weights && { ranking: { metaWeights: weights } }),
      });
      await pagefind.init();
      return pagefind;
    }));

  // Recent searches, of this book only.
  const recent = () => {
    try {
      return JSON.parse(localStorage.getItem(store)) ?? [];
    } catch {
      return [];
    }
  };
  const remember = (query) => {
    try {
      const others = recent().filter((other) => other !== query);
      localStorage.setItem(store, JSON.stringify([query, ...others].slice(0, RECENT)));
    } catch {
      // Storage may be forbidden; nothing is remembered then.
    }
  };

  // Excerpts are escaped text with <mark> around what was found.
  const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };
  const plain = (text) =>
    text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
      hex || decimal
        ? String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal))
        : (entities[name] ?? whole),
    );
  const excerptOf = (text) => {
    const parts = text.split(/<mark>(.*?)<\/mark>/s);
    return parts.flatMap((part, i) => {
      if (i % 2 === 0) return plain(part);
      // What ends a sentence is marked with the last word of it.
      const [, word, end] = /^(.*?)([.,;:?…”’)\]]*)$/su.exec(plain(part));
      return word ? [element('mark', '', word), end] : end;
    });
  };

  // Options, and which of them is the active one.
  const options = () => [...box.querySelectorAll('[role="option"]')];
  const active = () => box.querySelector('[aria-selected="true"]');
  const activate = (option) => {
    active()?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const number = () => {
    const all = options();
    all.forEach((option, i) => (option.id = `mdbook-result-${i}`));
    input.setAttribute('aria-expanded', String(all.length > 0));
    if (!active()) activate(all[0]);
  };
  const optionOf = (href, ...children) => {
    const option = element('a', '', ...children);
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.tabIndex = -1;
    option.href = href;
    return option;
  };
  const groupOf = (label, members) => {
    const title = element('div', 'result-page', label);
    title.ariaHidden = 'true';
    const group = element('div', '', ...members);
    // The page's name is not said twice.
    if (members[0]?.querySelector('.result-title')?.textContent !== label) group.prepend(title);
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', label);
    return group;
  };

  const resultOf = (section, words) => {
    const url = new URL(section.url, base);
    url.searchParams.set('highlight', words);
    return optionOf(
      url,
      element('span', 'result-title', section.title),
      element('span', 'teaser', ...excerptOf(section.excerpt)),
    );
  };
  const pageOf = (data, words) => {
    // Above its first heading a document has the page's index terms: shown as entries, they need no excerpt.
    const listed = termsOf(data, words).length > 0;
    const found = data.sub_results.filter(({ url }) => !listed || url.includes('#'));
    const sections = found.length > 0 ? found : [{ ...data, title: data.meta.title }];
    const label = data.meta.breadcrumbs ?? data.meta.title ?? '';
    const few = sections.slice(0, Math.min(SECTIONS, left));
    left -= few.length;
    return groupOf(
      label,
      few.map((section) => resultOf(section, words)),
    );
  };

  // Index terms: a page tells its own, and one that is exactly what was asked for comes before all else.
  const folded = (text) => text.normalize('NFKC').toLowerCase();
  const termsOf = ({ meta, url }, words) =>
    JSON.parse(meta.terms ?? '[]')
      .filter(([text]) => folded(text) === folded(words))
      .map(([text, id]) =>
        optionOf(
          new URL(`${url.split('#')[0]}${id && `#${id}`}`, base),
          element('span', 'result-title', text),
          element('span', 'teaser', meta.breadcrumbs ?? meta.title ?? ''),
        ),
      );
  const indexOf = (pages, words) => {
    const entries = pages.flatMap((data) => termsOf(data, words));
    return entries.length > 0 ? [groupOf('Index', entries)] : [];
  };

  let found = [];
  let shown = 0;
  /** How many more results may be shown. */
  let left = limit;
  let words = '';
  const more = element('button', 'more-results', 'More results');
  more.type = 'button';
  box.after(more);
  const showMore = async () => {
    const batch = found.slice(shown, shown + PAGES);
    shown += batch.length;
    const mine = found;
    const pages = await Promise.all(batch.map((result) => result.data()));
    if (mine !== found) return [];
    const groups = pages.flatMap((data) => (left > 0 ? [pageOf(data, words)] : []));
    more.hidden = shown >= found.length || left <= 0;
    return [...indexOf(pages, words), ...groups];
  };
  let appending;
  const append = () =>
    (appending ??= (async () => {
      const mine = found;
      const groups = await showMore();
      if (mine === found) box.append(...groups);
      number();
    })().finally(() => (appending = undefined)));
  more.addEventListener('click', append);
  // Who scrolls to the end wants to see more.
  const scroller = box.parentElement;
  scroller.addEventListener('scroll', () => {
    const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    if (left < 100 && !more.hidden) append();
  });

  const showRecent = () => {
    const queries = recent();
    header.textContent = '';
    more.hidden = true;
    const members = queries.map((query) => {
      const option = optionOf('#', query);
      option.dataset.query = query;
      return option;
    });
    box.replaceChildren(...(queries.length > 0 ? [groupOf('Recent searches', members)] : []));
    activate(undefined);
    input.setAttribute('aria-expanded', String(queries.length > 0));
    options().forEach((option, i) => (option.id = `mdbook-result-${i}`));
  };

  const address = (query) => {
    const url = new URL(location.href);
    if (query) url.searchParams.set('search', query);
    else url.searchParams.delete('search');
    history.replaceState(history.state, '', url);
  };
  const say = (count, query) =>
    count === 0
      ? `Nothing found for “${query}”`
      : `${count} ${count === 1 ? 'page' : 'pages'} for “${query}”`;

  // Each beginning of a word may ask for another part of the index: who is still typing is not answered yet.
  const pause = (query) =>
    new Promise((resolve) => setTimeout(resolve, /^[\x21-\x7e]{1,2}$/.test(query) ? 400 : 180));

  let turn = 0;
  const search = async () => {
    const query = input.value.trim();
    const mine = ++turn;
    if (query === '') {
      address('');
      return showRecent();
    }
    dialog.classList.add('searching');
    try {
      const [pagefind] = await Promise.all([load(), pause(query)]);
      if (mine !== turn) return;
      const answer = await pagefind.search(query, chosen());
      if (mine !== turn) return;
      found = answer.results;
      shown = 0;
      left = limit;
      words = query;
      const groups = await showMore();
      if (mine !== turn) return;
      if (dialog.open) address(query);
      scroller.scrollTop = 0;
      header.textContent = say(found.length, query);
      box.replaceChildren(...groups);
      activate(undefined);
      number();
    } catch {
      engine = undefined;
      header.textContent =
        location.protocol === 'file:'
          ? 'Search works when the book comes from a web server.'
          : 'The search index cannot be loaded.';
    } finally {
      if (mine === turn) dialog.classList.remove('searching');
    }
  };

  // A book in parts can be searched by part.
  const part = element('select', 'search-part');
  part.setAttribute('aria-label', 'Part of the book');
  part.addEventListener('change', () => search());
  const chosen = () => (part.value ? { filters: { part: part.value } } : {});
  const offerParts = async () => {
    const { part: parts = {} } = await (await load()).filters();
    if (Object.keys(parts).length < 2 || part.isConnected) return;
    part.append(new Option('All parts', ''), ...Object.keys(parts).map((name) => new Option(name, name)));
    input.after(part);
  };

  // Who comes back from a result finds the search as it was: its address keeps the query.
  let leaving = false;
  const choose = (option) => {
    if (option.dataset.query !== undefined) {
      input.value = option.dataset.query;
      search();
      return;
    }
    remember(input.value.trim());
    leaving = true;
    dialog.close();
  };
  box.addEventListener('click', (event) => {
    const option = event.target.closest('[role="option"]');
    if (!option) return;
    if (option.dataset.query !== undefined) event.preventDefault();
    // With a key held the result opens elsewhere and the search stays.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) choose(option);
  });
  box.addEventListener('pointermove', (event) => {
    const option = event.target.closest('[role="option"]');
    if (option && option !== active()) activate(option);
  });
  input.addEventListener('input', search);
  input.addEventListener('keydown', async (event) => {
    if (event.isComposing) return;
    const all = options();
    const at = all.indexOf(active());
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (event.key === 'ArrowDown' && at === all.length - 1 && !more.hidden) await append();
      const next = event.key === 'ArrowDown' ? at + 1 : Math.max(at, 0) - 1;
      activate(options().at(next % options().length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      active()?.click();
    } else if (event.key === 'Escape') {
      // Browsers would only empty the field.
      event.preventDefault();
      dialog.close();
    }
  });
  dialog.addEventListener('close', () => {
    toggle?.setAttribute('aria-expanded', 'false');
    if (!leaving) address('');
    leaving = false;
  });

  // What was searched, marked on the page it was found on. Escape, a click on a mark or the button takes the marks away.
  const unmark = () => {
    document.querySelector('.clear-marks')?.remove();
    for (const mark of document.querySelectorAll('main mark.search-mark'))
      mark.replaceWith(...mark.childNodes);
    document.querySelector('main')?.normalize();
    const url = new URL(location.href);
    url.searchParams.delete('highlight');
    history.replaceState(history.state, '', url);
  };
  // Words match from their beginning, one letter only as a word; where words are written without spaces, anywhere.
  const patternOf = (word) => {
    const text = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const spaced =
      /^[\p{L}\p{N}]/u.test(word) && !/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word);
    if (!spaced) return text;
    return `(?<![\\p{L}\\p{N}])${text}${[...word].length === 1 ? '(?![\\p{L}\\p{N}])' : ''}`;
  };
  const highlight = (query) => {
    const phrase = /^"(.+)"$/.exec(query.trim())?.[1];
    const wanted = (phrase ? [phrase] : query.split(/\s+/)).filter(Boolean).map(patternOf);
    const main = document.querySelector('main');
    if (!main || wanted.length === 0) return;
    const pattern = new RegExp(wanted.join('|'), 'giu');
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest('svg, script, style, .buttons')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const hits = [...text.data.matchAll(pattern)].filter((hit) => hit[0] !== '');
      for (const hit of hits.reverse()) {
        const end = text.splitText(hit.index);
        end.splitText(hit[0].length);
        const mark = element('mark', 'search-mark');
        end.replaceWith(mark);
        mark.append(end);
      }
    }
    if (!main.querySelector('.search-mark')) return;
    const clear = element('button', 'clear-marks', 'Clear highlights');
    clear.type = 'button';
    clear.addEventListener('click', unmark);
    document.querySelector('.page')?.append(clear);
    main.addEventListener('click', (event) => event.target.closest('.search-mark') && unmark());
    document.addEventListener('keydown', (event) => event.key === 'Escape' && !dialog.open && unmark());
  };

  window.bookSearch = {
    open(query) {
      if (!dialog.open) dialog.showModal();
      toggle?.setAttribute('aria-expanded', 'true');
      if (query !== undefined) input.value = query;
      search();
      offerParts().catch(() => {});
    },
    highlight,
  };
})();
