// `[build-book.site]`: the parts around the text of every page, besides the table of contents. Everything is off by default.

/** `[build-book.site]`. Addresses are relative to the source folder, as in SUMMARY.md. */
export interface SiteConfig {
  readonly logo?: LogoConfig;
  /** In the menu bar. */
  readonly links: readonly SiteLinkConfig[];
  /** Icons at the foot of every page. */
  readonly social: readonly SocialLinkConfig[];
  /** See `textWithLinks`. */
  readonly footer?: string;
  /** Above the menu bar; see `textWithLinks`. */
  readonly announcement?: string;
  readonly helpful?: HelpfulConfig;
  /** URL for reporting a problem with a page with placeholders such as `{path}`. */
  readonly report?: string;
  /** The time that it takes to read a page. */
  readonly readingTime: boolean;
  /** The chapter with the definitions of terms; see `glossary.ts`. */
  readonly glossary?: string;
  /** Parts of SUMMARY.md are tabs in the menu bar, each with its own contents. */
  readonly sections: boolean;
}

export interface LogoConfig {
  readonly light: string;
  /** For dark color themes; absent if they show the same image. */
  readonly dark?: string;
}

export interface SiteLinkConfig {
  readonly text: string;
  readonly link: string;
  readonly icon?: string;
}

export interface SocialLinkConfig {
  /** Name of an icon of a brand or any other. */
  readonly icon: string;
  readonly link: string;
  /** For screen readers; the icon's name when absent. */
  readonly text?: string;
}

/** The URLs of the answers to “Was this page helpful?”. */
export interface HelpfulConfig {
  readonly yes: string;
  readonly no: string;
}
