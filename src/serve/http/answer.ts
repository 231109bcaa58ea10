// Answers requests from the current site: status, headers and body. Uses neither disk nor sockets.
import { posix } from 'node:path';
import type { IncomingHttpHeaders } from 'node:http';
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { ServedFile, ServedPage, ServedSite } from '../site.ts';
import { type IsAllowedHost, type Refusal, refusalOf } from './guard.ts';
import { mediaType } from './media-type.ts';
import { partOf } from './ranges.ts';
import { type PathTarget, parseTarget } from './request-target.ts';

/** The parts of a request that matter. The body never does. */
export interface RequestParts {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
}

/** The current site and what the server adds to it. */
export interface Answerer {
  readonly site: ServedSite;
  readonly isAllowed: IsAllowedHost;
  /** The server's own files, by path from the root of the host: the live client. */
  readonly ownFiles: ReadonlyMap<string, ServedFile>;
  /** Adds the live client to a page. */
  readonly withClient: (page: string) => string;
  /** The page's version for the live client: a token without quotes and spaces. */
  readonly versionOf: (file: ServedPage) => string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  /** Empty for `HEAD` and for statuses without a body; parts of a file on disk. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}

/** An answer of ours, whose body is in memory. */
export type WholeAnswer = Answer & { readonly body: Uint8Array };

/** `no-cache` lets a browser keep a file but ask each time whether it changed. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
} as const;

const METHODS = { Allow: 'GET, HEAD' } as const;

/** Answers a request. Rejects only because of a bug. */
export async function answer(request: RequestParts, answerer: Answerer): Promise<Answer> {
  const full = await answerGet(request, answerer);
  return request.method === 'HEAD' ? { ...full, body: nothing } : full;
}

async function answerGet(request: RequestParts, answerer: Answerer): Promise<Answer> {
  const target = parseTarget(request.target);
  const targetHost = target.kind === 'path' ? target.host : undefined;
  const refusal = refusalOf({ ...request, targetHost }, answerer.isAllowed);
  if (refusal !== undefined) return refusalAnswer(refusal);
  if (request.method !== 'GET' && request.method !== 'HEAD') return plainAnswer(405, METHODS);
  switch (target.kind) {
    case 'bad':
    case 'server':
      return plainAnswer(400);
    case 'path':
      return answerPath(request, target, answerer);
  }
}

async function answerPath(request: RequestParts, target: PathTarget, answerer: Answerer): Promise<Answer> {
  const { site } = answerer;
  const own = answerer.ownFiles.get(target.path);
  if (own !== undefined) return fileAnswer(request, own, { 'Content-Type': mediaType(urlPath(target.path)) });
  const url = siteUrl(site, target.path);
  if (url === undefined) {
    const isAbove = target.path === '/' || `${target.path}/` === site.prefix;
    return isAbove ? redirect(302, encodeURI(site.prefix) + target.query) : notFound(answerer);
  }
  if (isFolder(site, url)) return redirect(301, `${encodeURIComponent(posix.basename(url))}/${target.query}`);
  const file = await site.get(url);
  return file === undefined ? notFound(answerer, url) : pageAnswer(request, { url, file }, answerer);
}

/**
 * The file of the site that a decoded path means: a folder's `index.html` for a path that ends in a slash.
 * Absent outside the prefix, and for a path with `//` in it, which would mean the same file under many names.
 */
export function siteUrl(site: Pick<ServedSite, 'prefix'>, path: string): UrlPath | undefined {
  if (!path.startsWith(site.prefix)) return undefined;
  const rest = path.slice(site.prefix.length);
  const wanted = rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest;
  const url = urlPath(wanted);
  return url === wanted ? url : undefined;
}

/** True for a folder requested without its slash: relative links on its page would break. */
const isFolder = (site: ServedSite, url: UrlPath): boolean =>
  !site.has(url) && site.has(urlPath(`${url}/index.html`));

function pageAnswer(
  request: RequestParts,
  { url, file }: { readonly url: UrlPath; readonly file: ServedFile },
  answerer: Answerer,
): Answer {
  const type = { 'Content-Type': mediaType(url) };
  if (file.live === undefined) return fileAnswer(request, file, { ...type, ...policyOf(url, answerer.site) });
  const { page, headers } = livePage(file, answerer);
  return fileAnswer(request, { ...file, body: page }, headers);
}

const policyOf = (url: UrlPath, site: ServedSite): Readonly<Record<string, string>> =>
  // An SVG image opened directly is a document of this origin.
  posix.extname(url) === '.svg' && site.policy !== undefined
    ? { 'Content-Security-Policy': site.policy }
    : {};

async function notFound(answerer: Answerer, url?: UrlPath): Promise<Answer> {
  const { site } = answerer;
  const { page, headers } = livePage(await site.notFound(url), answerer);
  const body = bytesOf(page);
  const status = site.unavailable === undefined ? 404 : 503;
  return { status, headers: { ...always, ...headers, 'Content-Length': body.length }, body };
}

function livePage(
  file: ServedPage,
  answerer: Answerer,
): { readonly page: string; readonly headers: Readonly<Record<string, string>> } {
  const { policy } = answerer.site;
  const html = typeof file.body === 'string' ? file.body : Buffer.from(file.body).toString('utf8');
  return {
    page: answerer.withClient(html),
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      // The only response header that scripts of the page can read.
      'Server-Timing': `live;desc="${answerer.versionOf(file)}"`,
      ...(policy === undefined ? {} : { 'Content-Security-Policy': policy }),
    },
  };
}

/** The file, the requested range of it, or 304 if the browser has it already. */
function fileAnswer(
  request: RequestParts,
  file: ServedFile,
  extra: Readonly<Record<string, string>>,
): Answer {
  const tag = `"${file.hash}"`;
  const headers = { ...always, ...extra, ETag: tag, 'Accept-Ranges': 'bytes' };
  if (isKnownTo(request.headers['if-none-match'], tag)) return { status: 304, headers, body: nothing };
  const { size, slice } = sliced(file.body);
  const part = partOf(rangeAsked(request, tag), size);
  switch (part.kind) {
    case 'whole':
      return { status: 200, headers: { ...headers, 'Content-Length': size }, body: slice(0, size) };
    case 'outside':
      return plainAnswer(416, { 'Content-Range': `bytes */${size}` });
    case 'part': {
      const range = `bytes ${part.start}-${part.end - 1}/${size}`;
      const partly = { ...headers, 'Content-Range': range, 'Content-Length': part.end - part.start };
      return { status: 206, headers: partly, body: slice(part.start, part.end) };
    }
  }
}

/** A file's size in bytes, and its parts. */
function sliced(body: ServedFile['body']): {
  readonly size: number;
  readonly slice: (start: number, end: number) => Answer['body'];
} {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return { size: body.size, slice: body.read };
  const bytes = bytesOf(body);
  return { size: bytes.length, slice: (start, end) => bytes.subarray(start, end) };
}

/** Ranges apply to `GET` only, and with `If-Range` only to the version that the browser has a part of. */
function rangeAsked({ method, headers }: RequestParts, tag: string): string | undefined {
  const condition = headers['if-range'];
  if (method !== 'GET' || (condition !== undefined && condition !== tag)) return undefined;
  return headers.range;
}

const isKnownTo = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  header.split(',').some((entry) => ['*', tag].includes(entry.trim().replace(/^W\//, '')));

/** The answer to a request that is refused; for a host name that is not allowed, it says how to allow it. */
export function refusalAnswer({ status, host }: Refusal): WholeAnswer {
  if (host === undefined) return plainAnswer(status);
  return textAnswer(
    status,
    `This server does not answer requests for the host \`${host}\`.\n` +
      `To allow it, start the server with \`--allow-host ${host}\`:\n\n    build-book serve --allow-host ${host}\n`,
  );
}

/** A plain text answer of one sentence. */
export const plainAnswer = (status: number, extra: Readonly<Record<string, string>> = {}): WholeAnswer =>
  textAnswer(status, `${sentences[status] ?? 'This request can’t be answered.'}\n`, extra);

function textAnswer(status: number, text: string, extra: Readonly<Record<string, string>> = {}): WholeAnswer {
  const body = bytesOf(text);
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': body.length };
  return { status, headers: { ...always, ...extra, ...headers }, body };
}

const sentences: Readonly<Record<number, string>> = {
  400: 'This request is invalid.',
  403: 'This server only answers requests to its own host names and from its own pages.',
  405: 'Only GET and HEAD are supported.',
  408: 'The request took too long.',
  416: 'The requested range is outside the file.',
  431: 'The request is too long.',
  500: 'This page can’t be rendered because of a bug in build-book. The terminal shows the details.',
};

function redirect(status: 301 | 302, location: string): Answer {
  return { status, headers: { ...always, Location: location, 'Content-Length': 0 }, body: nothing };
}

const nothing = new Uint8Array(0);

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
