// The shared contents: builds the list of all chapters into <mdbook-sidebar-scrollbox>. Called with the book's outline:
// `fold` is the depth from which chapters begin closed (-1: none is ever closed); an item is [] for a separator, [title]
// for a part, [title, url or 0, number or 0, items] for a chapter.
(function (outline) {
  const TAG = 'mdbook-sidebar-scrollbox';
  // Run once more, in a page that is open while its book is written: the list is made anew.
  const known = customElements.get(TAG);
  if (known) return known.renew(outline);

  const root = typeof path_to_root === 'string' ? path_to_root : '';
  const base = new URL(root || '.', document.baseURI);
  const store = `book-contents:${base.pathname}`;

  /** Saved in this tab only, and never needed: storage may be forbidden. */
  const load = (name) => {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch {
      return null;
    }
  };
  const save = (name, value) => {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      // The contents begin as the book has them on the next page.
    }
  };

  /** The page's path from the book's root; hosts may leave out `index.html` and `.html`. */
  const pageOf = (box) => {
    if (box.dataset.page) return box.dataset.page;
    const path = decodeURI(location.pathname).slice(decodeURI(base.pathname).length);
    const file = path === '' || path.endsWith('/') ? `${path}index` : path;
    return file.endsWith('.html') ? file : `${file}.html`;
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };
  /** The first page among items, and all that is in them, that a test holds for. */
  const find = (items, test) => {
    for (const [, url, , inner] of items) {
      const found = url && test(url) ? url : inner && find(inner, test);
      if (found) return found;
    }
  };
  const encode = (url) => encodeURI(url).replace(/[?#:]/g, encodeURIComponent);

  class Scrollbox extends HTMLElement {
    connectedCallback() {
      if (this.built) return;
      this.built = true;
      this.build();
      this.addEventListener('click', (event) => {
        // mdBook's name; the place is kept only when the reader goes on from here.
        if (event.target.closest('a')) save('sidebar-scroll-offset', this.scrollTop);
      });
      this.scroll();
    }

    static renew(next) {
      outline = next;
      for (const box of document.querySelectorAll(TAG)) {
        const { scrollTop } = box;
        box.build();
        box.scrollTop = scrollTop;
      }
    }

    build() {
      this.page = pageOf(this);
      this.folds = load(store) ?? {};
      this.active = undefined;
      const { items } = outline;
      // The book's front page is a copy of its first chapter.
      if (this.page === 'index.html' && !find(items, (url) => url === this.page))
        this.page = find(items, Boolean);
      this.replaceChildren(this.list(items, 'chapter', 0));
    }

    list(items, name, depth) {
      const list = element('ol', name);
      for (const item of items) list.append(this.item(item, depth));
      return list;
    }

    item([title, url, number, items], depth) {
      if (title === undefined) {
        const spacer = element('li', 'spacer');
        spacer.ariaHidden = 'true';
        return spacer;
      }
      if (url === undefined) return element('li', 'part-title', title);
      const link = element(url ? 'a' : 'span', '');
      if (number) {
        const label = element('strong', '', number);
        label.ariaHidden = 'true';
        link.append(label, ' ');
      }
      link.append(title);
      const wrapper = element('span', 'chapter-link-wrapper', link);
      const item = element('li', 'chapter-item', wrapper);
      if (url) {
        link.href = root + encode(url);
        if (url === this.page) this.activate(link);
      }
      if (!items) {
        item.classList.add('expanded');
        return item;
      }
      item.fill = () => {
        item.fill = undefined;
        item.append(this.list(items, 'section', depth + 1));
      };
      const key = url || title;
      if (outline.fold >= 0) this.foldable(item, title, key);
      const holdsPage = url === this.page || find(items, (inner) => inner === this.page);
      const open = outline.fold < 0 || holdsPage || (this.folds[key] ?? depth < outline.fold);
      this.fold(item, Boolean(open));
      return item;
    }

    /** Makes what is in closed chapters too, which otherwise is made when they are opened: for the filter. */
    fillAll(within = this) {
      for (const item of within.querySelectorAll('.chapter-item')) {
        if (!item.fill) continue;
        item.fill();
        this.fillAll(item);
      }
    }

    activate(link) {
      if (this.active) return;
      this.active = link;
      link.classList.add('active');
      link.setAttribute('aria-current', 'page');
    }

    foldable(item, title, key) {
      const toggle = element('button', 'chapter-fold-toggle');
      toggle.type = 'button';
      toggle.setAttribute('aria-label', title);
      toggle.addEventListener('click', () => {
        this.folds[key] = !item.classList.contains('expanded');
        this.fold(item, this.folds[key]);
        save(store, this.folds);
      });
      item.firstChild.append(toggle);
    }

    fold(item, open) {
      if (open) item.fill?.();
      item.classList.toggle('expanded', open);
      item.querySelector(':scope > span > button')?.setAttribute('aria-expanded', open);
    }

    /**
     * Where the reader left it on the last page, else so that the current chapter is in view. Not by `scrollIntoView`,
     * after which some browsers begin the order of Tab there.
     */
    scroll() {
      const left = load('sidebar-scroll-offset');
      try {
        sessionStorage.removeItem('sidebar-scroll-offset');
      } catch {
        // Nothing was kept either.
      }
      if (left !== null) this.scrollTop = left;
      else if (this.active) this.scrollTop += this.active.getBoundingClientRect().top - innerHeight / 2;
    }
  }
  customElements.define(TAG, Scrollbox);
});
