// The shared contents: builds the list of all chapters into <mdbook-sidebar-scrollbox>.

/** @typedef {readonly [title?: string, url?: string | 0 | readonly [href: string, isOtherSite?: 1], number?: string | 0 | 1, items?: readonly Item[] | 0, badge?: string]} Item - [] is a separator, [title] a part; a list in place of the page leads elsewhere, and 1 stands for the next number in a chapter */

/**
 * @typedef {object} Outline
 * @property {number} fold - the depth from which chapters begin closed; -1 when none is ever closed
 * @property {readonly Item[]} items
 * @property {Readonly<Record<string, string>>} [badges] - texts by kind; absent when no chapter has a badge
 */

/** @typedef {HTMLElement & { fill?: (() => void) | undefined }} ChapterItem - `fill` builds what is in a closed chapter */

/** @typedef {Record<string, boolean>} Folds - whether a chapter is open, by its page */

(function (/** @type {Outline} */ outline) {
  const TAG = 'mdbook-sidebar-scrollbox';
  /** Longer lists are laid out where they are in view. */
  const MANY = 200;
  // Runs again in a page that is open while its book is written: the list is rebuilt.
  const known = /** @type {typeof Scrollbox | undefined} */ (customElements.get(TAG));
  if (known) {
    known.renew(outline);
    return;
  }

  const root = typeof path_to_root === 'string' ? path_to_root : '';
  const base = new URL(root || '.', document.baseURI);
  const store = `book-contents:${base.pathname}`;

  /**
   * Saved in this tab only, and never needed: storage may be forbidden.
   * @param {string} name
   * @returns {unknown}
   */
  const load = (name) => {
    try {
      return JSON.parse(/** @type {string} */ (sessionStorage.getItem(name)));
    } catch {
      return null;
    }
  };
  /**
   * @param {string} name
   * @param {unknown} value
   */
  const save = (name, value) => {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      // The contents of the next page begin as the book has them.
    }
  };

  /**
   * The page's path from the book's root; hosts may leave out `index.html` and `.html`.
   * @param {HTMLElement} box
   */
  const pageOf = (box) => {
    if (box.dataset.page) return box.dataset.page;
    const path = decodeURI(location.pathname).slice(decodeURI(base.pathname).length);
    const file = path === '' || path.endsWith('/') ? `${path}index` : path;
    return file.endsWith('.html') ? file : `${file}.html`;
  };

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {string} className
   * @param {(string | Node)[]} children
   */
  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };
  /**
   * The first page among items, and everything in them, that passes a test.
   * @param {readonly Item[]} items
   * @param {(url: string) => boolean} test
   * @returns {string | undefined}
   */
  const find = (items, test) => {
    for (const [, url, , inner] of items) {
      const found = typeof url === 'string' && test(url) ? url : inner && find(inner, test);
      if (found) return found;
    }
  };
  /** @param {string} url */
  const encode = (url) => encodeURI(url).replace(/[?#:]/g, encodeURIComponent);

  class Scrollbox extends HTMLElement {
    connectedCallback() {
      if (this.built) return;
      this.built = true;
      this.build();
      this.addEventListener('click', (event) => {
        // mdBook's name; the place is kept only when the reader follows a link from here.
        if (/** @type {Element} */ (event.target).closest('a')) save('sidebar-scroll-offset', this.scrollTop);
      });
      this.restoreScroll();
    }

    /** @param {Outline} next */
    static renew(next) {
      outline = next;
      for (const box of /** @type {NodeListOf<Scrollbox>} */ (document.querySelectorAll(TAG))) {
        const { scrollTop } = box;
        box.build();
        box.scrollTop = scrollTop;
      }
    }

    build() {
      this.page = pageOf(this);
      this.folds = /** @type {Folds | null} */ (load(store)) ?? {};
      /** @type {Element | undefined} */
      this.active = undefined;
      const { items } = outline;
      // The book's front page is a copy of its first chapter.
      if (this.page === 'index.html' && !find(items, (url) => url === this.page))
        this.page = find(items, Boolean);
      this.replaceChildren(this.list(items, 'chapter', 0));
    }

    /**
     * @param {readonly Item[]} items
     * @param {string} name
     * @param {number} depth
     * @param {string} [above] - the number of the chapter that the items are in
     */
    list(items, name, depth, above = '') {
      const list = element('ol', items.length > MANY ? `${name} many` : name);
      let count = 0;
      for (const item of items) {
        const [, , number] = item;
        if (number) count++;
        list.append(this.item(item, depth, number === 1 ? `${above}${count}.` : number || ''));
      }
      return list;
    }

    /**
     * @param {Item} item
     * @param {number} depth
     * @param {string} number - empty for none
     */
    item([title, url, , items, badge], depth, number) {
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
      if (badge) link.append(' ', element('span', `badge badge-${badge}`, outline.badges?.[badge] ?? ''));
      const wrapper = element('span', 'chapter-link-wrapper', link);
      const item = /** @type {ChapterItem} */ (element('li', 'chapter-item', wrapper));
      if (url) {
        const [href, isOtherSite] = typeof url === 'string' ? [encode(url)] : url;
        /** @type {HTMLAnchorElement} */ (link).href = isOtherSite ? href : root + href;
        if (url === this.page) this.activate(link);
      }
      if (!items) {
        item.classList.add('expanded');
        return item;
      }
      item.fill = () => {
        item.fill = undefined;
        item.append(this.list(items, 'section', depth + 1, number));
      };
      const key = typeof url === 'string' ? url : title;
      if (outline.fold >= 0) this.foldable(item, title, key);
      const holdsPage = url === this.page || find(items, (inner) => inner === this.page);
      const isOpen = this.folds?.[key] ?? depth < outline.fold;
      const open = outline.fold < 0 || holdsPage || isOpen;
      if (holdsPage) item.classList.add('branch');
      this.fold(item, Boolean(open));
      return item;
    }

    /**
     * Builds what is in closed chapters too, which otherwise happens when they are opened: for the filter.
     * @param {Element} [within]
     */
    fillAll(within = this) {
      for (const item of /** @type {NodeListOf<ChapterItem>} */ (within.querySelectorAll('.chapter-item'))) {
        if (!item.fill) continue;
        item.fill();
        this.fillAll(item);
      }
    }

    /** @param {Element} link */
    activate(link) {
      if (this.active) return;
      this.active = link;
      link.classList.add('active');
      link.setAttribute('aria-current', 'page');
    }

    /**
     * @param {ChapterItem} item
     * @param {string} title
     * @param {string} key
     */
    foldable(item, title, key) {
      const toggle = element('button', 'chapter-fold-toggle');
      toggle.type = 'button';
      toggle.setAttribute('aria-label', title);
      toggle.addEventListener('click', () => {
        const folds = /** @type {Folds} */ (this.folds);
        folds[key] = !item.classList.contains('expanded');
        this.fold(item, folds[key]);
        save(store, folds);
      });
      /** @type {Element} */ (item.firstChild).append(toggle);
    }

    /**
     * @param {ChapterItem} item
     * @param {boolean} open
     */
    fold(item, open) {
      if (open) item.fill?.();
      item.classList.toggle('expanded', open);
      item.querySelector(':scope > span > button')?.setAttribute('aria-expanded', String(open));
    }

    /**
     * Restores where the reader left it on the last page, and brings the current chapter into view if it isn't. Not by
     * `scrollIntoView`, after which some browsers start the tab order there.
     */
    restoreScroll() {
      const left = /** @type {number | null} */ (load('sidebar-scroll-offset'));
      try {
        sessionStorage.removeItem('sidebar-scroll-offset');
      } catch {
        // Nothing was kept either.
      }
      if (left !== null) this.scrollTop = left;
      if (!this.active) return;
      const { top, bottom } = this.active.getBoundingClientRect();
      const box = this.getBoundingClientRect();
      if (top < box.top || bottom > box.bottom) this.scrollTop += top - innerHeight / 2;
    }
  }
  customElements.define(TAG, Scrollbox);
});
