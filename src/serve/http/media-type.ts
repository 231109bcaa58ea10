// Media types by file extension.
import { posix } from 'node:path';
import { mimes } from 'mrmime';
import type { UrlPath } from '../../core/path.ts';

/** Source code and data that the browser should display instead of download, overriding `mrmime`. */
const plainText = new Set(
  (
    'txt md rs toml py ts tsx jsx c h cc cpp hpp cs go java kt swift rb php sh bash zsh fish sql lua hs ml ex exs ' +
    'erl clj scala r jl pl yaml yml ini cfg conf lock diff patch log tex bib proto graphql dot mmd nix zig asm s ld x'
  ).split(' '),
);

/** By extension; with the types that `mrmime` lacks or gives an outdated name. */
const types: ReadonlyMap<string, string> = new Map([
  ...Object.entries(mimes),
  ['xml', 'application/xml'],
  ['ico', 'image/x-icon'],
  ['m4v', 'video/mp4'],
  ['flac', 'audio/flac'],
]);

/** Types whose content is text: `text/*`, JSON, XML and JavaScript. */
const TEXT = /^text\/|[/+](?:json|xml)$/;

/** The `Content-Type` for a file; `application/octet-stream`, which browsers download, for an unknown extension. */
export function mediaType(url: UrlPath): string {
  const extension = posix.extname(url).slice(1).toLowerCase();
  const type = plainText.has(extension) ? 'text/plain' : (types.get(extension) ?? 'application/octet-stream');
  return TEXT.test(type) ? `${type}; charset=utf-8` : type;
}
