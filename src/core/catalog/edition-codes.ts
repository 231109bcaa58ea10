// Diagnostics for books in several languages or versions.
import type { Catalog } from './entry.ts';

export interface EditionArgs {
  'edition/other-case': { readonly url: string; readonly other: string; readonly language: string };
  'edition/folder-taken': {
    readonly folder: string;
    readonly url: string;
    readonly edition: string;
    /** The version from Git that has the file; absent for the sources. */
    readonly by?: string;
  };
}

export const editionCatalog: Catalog<EditionArgs> = {
  'edition/other-case': {
    severity: 'warning',
    message: ({ url, other, language }) =>
      `\`${url}\` of the language \`${language}\` and \`${other}\` of the original only differ in case`,
    help: () => 'give both files the same name, so that readers can switch the language of the page',
  },
  'edition/folder-taken': {
    severity: 'error',
    message: ({ folder, url, edition, by }) =>
      `\`${url}\`${by === undefined ? '' : ` of the version \`${by}\``} is in the folder \`${folder}\` of the edition \`${edition}\``,
    help: ({ by }) =>
      by === undefined
        ? 'move the file into another folder; it is left out for now'
        : 'it is left out; give its folder another name in a new version',
  },
};
