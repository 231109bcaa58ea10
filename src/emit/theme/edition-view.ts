// What templates receive about the other editions of a page: menus of languages and versions, and a banner.

/** An entry of the menu of languages or versions. */
export interface EditionLinkView {
  /** In the language of the edition. */
  readonly name: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The same page in that edition, or the nearest one above it; relative to the page. */
  readonly href: string;
  /** Set on the edition of the page; absent on all others. */
  readonly isCurrent?: true;
  /** Set on a version that isn't there in the language of the page; absent on all others, and on languages. */
  readonly isForeign?: true;
}

/** A page in another language, for search engines. */
export interface AlternateView {
  /** A language tag, or `x-default`. */
  readonly language: string;
  /** Absolute URL. */
  readonly href: string;
}

/** A line at the top of a page. */
export type BannerView =
  /** The page shows the text of the original. */
  | { readonly kind: 'untranslated' }
  /**
   * `href` is this page in the current version, relative to the page; absent if no version is the current one.
   * `isUntranslated` is true if the page shows the text of the original, too.
   */
  | { readonly kind: 'old' | 'unreleased'; readonly href?: string; readonly isUntranslated?: boolean };

/** Each is absent where there is nothing to show. */
export interface EditionViews {
  /** Set if links to other versions are filled in later, so that the page can be kept while versions come and go. */
  readonly slots?: true;
  /** At least two, in the order of the menu. */
  readonly languages?: readonly EditionLinkView[];
  /** At least two, in the order of the menu. */
  readonly versions?: readonly EditionLinkView[];
  readonly banner?: BannerView;
  /** The page itself and its translations; absent without the site's origin. */
  readonly alternates?: readonly AlternateView[];
}
