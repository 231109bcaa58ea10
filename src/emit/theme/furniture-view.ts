// What templates receive about the parts of `[build-book.site]` that every page has.

export interface FurnitureView {
  readonly logo?: { readonly light: AddressView; readonly dark?: AddressView };
  /** In the menu bar. */
  readonly links: readonly SiteLinkView[];
  readonly social: readonly SiteLinkView[];
  readonly footer?: readonly TextView[];
  readonly announcement?: {
    /** Changes with the text, so that readers see a new announcement. */
    readonly id: string;
    readonly text: readonly TextView[];
  };
  /** The parts of SUMMARY.md that are tabs; `section` of a chapter's page is the index of its own. */
  readonly sections?: readonly { readonly title: string; readonly href: string }[];
}

/** `href` is relative to the site's root if `isInternal`, so templates write `pathToRoot` before it. */
export interface AddressView {
  readonly href: string;
  readonly isInternal?: true;
}

export interface SiteLinkView extends AddressView {
  readonly text: string;
  /** Inline SVG that is already safe; absent for none. */
  readonly icon?: string;
}

/** A piece of text; a link if it has an address. */
export interface TextView extends Partial<AddressView> {
  readonly text: string;
}
