// Diagnostics for catalogs of translations.
import type { Catalog } from './entry.ts';

/** What a message and its translation should have in common. */
export type SharedPart = 'link' | 'code' | 'placeholder' | 'directive';

export interface TranslationArgs {
  'translation/syntax': { readonly path: string; readonly reason: string };
  /** `message` is empty for a second header. */
  'translation/duplicate': { readonly message: string };
  'translation/charset': { readonly charset: string };
  'translation/unknown-language': { readonly path: string; readonly language: string };
  'translation/stale': { readonly path: string; readonly language: string; readonly count: number };
  'translation/changed': {
    readonly part: SharedPart;
    /** Of the message, which the translation lacks. */
    readonly lost: readonly string[];
    /** Of the translation, which the message lacks; none for parts that a translation may add. */
    readonly added: readonly string[];
  };
  'translation/not-updated': { readonly path: string };
  'translation/not-enabled': Readonly<Record<string, never>>;
}

const nouns: Readonly<Record<SharedPart, readonly [one: string, several: string]>> = {
  link: ['link', 'links'],
  code: ['code', 'code'],
  placeholder: ['placeholder', 'placeholders'],
  directive: ['directive', 'directives'],
};

const named = (part: SharedPart, texts: readonly string[]): string =>
  `the ${nouns[part][texts.length === 1 ? 0 : 1]} ${texts.map((text) => `\`${text}\``).join(', ')}`;

export const translationCatalog: Catalog<TranslationArgs> = {
  'translation/syntax': {
    severity: 'error',
    message: ({ path, reason }) => `\`${path}\` isn’t a valid PO file: ${reason}`,
    help: () => 'fix it; until then, this message is shown in the language of the sources',
  },
  'translation/duplicate': {
    severity: 'warning',
    message: ({ message }) =>
      message === ''
        ? 'this message with an empty `msgid` is ignored, because only the header has one'
        : `this translation of \`${message}\` is ignored, because another one follows`,
    help: ({ message }) => (message === '' ? 'remove it' : 'remove one of them'),
  },
  'translation/charset': {
    severity: 'warning',
    message: ({ charset }) => `the header says \`charset=${charset}\`, but the file is UTF-8`,
    help: () => 'write `charset=UTF-8`, or other programs will read it wrongly',
  },
  'translation/unknown-language': {
    severity: 'warning',
    message: ({ path, language }) => `\`${path}\` is never used: \`${language}\` isn’t a language code`,
    help: () => 'name it after its language, such as `de.po` or `pt-BR.po`',
  },
  'translation/stale': {
    severity: 'notice',
    message: ({ path, count }) =>
      count === 1
        ? `\`${path}\` has a message that is no longer in the book`
        : `\`${path}\` has ${count} messages that are no longer in the book; this is the first`,
    help: ({ language }) => `run \`build-book translate update ${language}\``,
  },
  'translation/changed': {
    severity: 'warning',
    message: ({ part, lost, added }) => {
      if (lost.length === 0) return `the message doesn’t have ${named(part, added)} of this translation`;
      return `this translation lacks ${named(part, lost)}${added.length === 0 ? '' : ` and has ${named(part, added).replace(/^the \w+ /, '')} instead`}`;
    },
    help: ({ part }) =>
      part === 'link' || part === 'code'
        ? 'keep it, or mark the message as `fuzzy`'
        : 'write it as in the message, unchanged',
  },
  'translation/not-updated': {
    severity: 'error',
    message: ({ path }) => `\`${path}\` isn’t updated, so that nothing in it is lost`,
    help: () => 'fix what is reported about it, and run the command again',
  },
  'translation/not-enabled': {
    severity: 'notice',
    message: () => 'the book isn’t translated yet: book.toml has no table `[preprocessor.gettext]`',
    help: () => 'add the lines `[preprocessor.gettext]` and `after = ["links"]` to book.toml',
  },
};
