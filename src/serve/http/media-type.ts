// A file's name -> the `Content-Type` it is answered with.
import { posix } from 'node:path';
import type { UrlPath } from '../../core/path.ts';

/** Of types that are text, which are answered with `charset=utf-8`. */
const text: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  json: 'application/json',
  map: 'application/json',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml',
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  svg: 'image/svg+xml',
  vtt: 'text/vtt',
  csv: 'text/csv',
};

/** Files of other kinds that a reader wants to see, not to save. */
const plain =
  'txt md rs toml py ts tsx jsx c h cc cpp hpp cs go java kt swift rb php sh bash zsh fish sql lua hs ml ex exs erl ' +
  'clj scala r jl pl yaml yml ini cfg conf lock diff patch log tex bib proto graphql dot mmd nix zig asm s ld x';

const binary: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  apng: 'image/apng',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  wasm: 'application/wasm',
  pdf: 'application/pdf',
  zip: 'application/zip',
  gz: 'application/gzip',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  epub: 'application/epub+zip',
};

const types: ReadonlyMap<string, string> = new Map([
  ...Object.entries(binary),
  ...plain.split(' ').map((name) => [name, 'text/plain; charset=utf-8'] as const),
  ...Object.entries(text).map(([name, type]) => [name, `${type}; charset=utf-8`] as const),
]);

/** The type of a file by its ending; what is not known is answered as bytes, which a browser saves. */
export const mediaType = (url: UrlPath): string =>
  types.get(posix.extname(url).slice(1).toLowerCase()) ?? 'application/octet-stream';
