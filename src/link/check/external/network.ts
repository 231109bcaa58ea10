// HTTP client of the link check, the only part of it that uses the network.
import { type LookupAddress, type LookupAllOptions, lookup as dnsLookup } from 'node:dns';
import {
  Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPrivateAddress } from './private-address.ts';

export interface NetworkRequest {
  readonly method: 'HEAD' | 'GET';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Timeout in milliseconds for the whole exchange, including the body. */
  readonly timeout: number;
  /** Maximum number of bytes to read from the body; 0 for none. */
  readonly bodyLimit: number;
}

export type Reply =
  | {
      readonly kind: 'reply';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string | undefined>>;
      /** The body up to `bodyLimit`; empty for a body that isn't text. */
      readonly body: string;
      /** False when the body was not read to its end. */
      readonly isWhole: boolean;
    }
  /** `code` is Node's error code, `PRIVATE` for a refused address, or `TIMEOUT`. */
  | { readonly kind: 'none'; readonly code: string };

export interface Network {
  /** Never rejects. Doesn't follow redirects. */
  readonly send: (request: NetworkRequest) => Promise<Reply>;
  readonly close: () => void;
}

export interface NetworkOptions {
  /** `refuse` blocks requests to this computer and private networks, for any host name. */
  readonly privateAddresses: 'refuse' | 'allow';
  /** DNS resolver; default: the system's. */
  readonly resolver?: Resolver;
}

/** Resolves all addresses of a name, like Node's `dns.lookup` with `all`. */
export type Resolver = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

export function openNetwork({ privateAddresses, resolver = dnsLookup }: NetworkOptions): Network {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const refusesPrivate = privateAddresses === 'refuse';
  const lookup = lookupBy(resolver, privateAddresses);
  return {
    send: (request) => {
      if (refusesPrivate && isPrivateName(request.url.hostname))
        return Promise.resolve({ kind: 'none', code: 'PRIVATE' });
      const isSecure = request.url.protocol === 'https:';
      return replyTo(request, () =>
        (isSecure ? requestHttps : requestHttp)(request.url, {
          method: request.method,
          headers: request.headers,
          agent: isSecure ? agents.https : agents.http,
          lookup,
        }),
      );
    },
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

const isPrivateName = (host: string): boolean =>
  isPrivateAddress(host) || /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/i.test(host);

/**
 * Looks up a name and refuses it if any of its addresses is private. This is the connection's own lookup, so a name
 * can't resolve to one address for the check and to another for the request.
 */
const lookupBy =
  (resolver: Resolver, privateAddresses: NetworkOptions['privateAddresses']): LookupFunction =>
  (host, options, callback) => {
    resolver(host, { ...options, all: true }, (error, found) => {
      const [first] = error === null ? found : [];
      if (error !== null || first === undefined) {
        callback(error ?? errorWithCode('ENOTFOUND'), '', 0);
      } else if (privateAddresses === 'refuse' && found.some(({ address }) => isPrivateAddress(address))) {
        callback(errorWithCode('PRIVATE'), '', 0);
      } else if (options.all) {
        callback(null, [...found]);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };

const errorWithCode = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

/** Settles once, at the latest after the timeout. A response that breaks off in its body is still a response. */
function replyTo({ timeout, bodyLimit }: NetworkRequest, start: () => ClientRequest): Promise<Reply> {
  return new Promise((resolve) => {
    let request: ClientRequest | undefined;
    let partial: Reply | undefined;
    const end = (reply: Reply): void => {
      clearTimeout(timer);
      resolve(reply);
      request?.destroy();
    };
    const timer = setTimeout(() => {
      end(partial ?? { kind: 'none', code: 'TIMEOUT' });
    }, timeout);
    try {
      request = start();
    } catch (error) {
      // Node rejects invalid headers.
      end({ kind: 'none', code: codeOf(error) });
      return;
    }
    request.on('error', (error) => {
      end(partial ?? { kind: 'none', code: codeOf(error) });
    });
    request.on('response', (response) => {
      partial = replyWith(response, { body: '', isWhole: false });
      if (bodyLimit === 0) end(partial);
      else
        readBody(response, bodyLimit, (read) => {
          end(replyWith(response, read));
        });
    });
    request.end();
  });
}

type ReadBody = Pick<Reply & { kind: 'reply' }, 'body' | 'isWhole'>;

function replyWith(response: IncomingMessage, read: ReadBody): Reply {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  return { kind: 'reply', status: response.statusCode ?? 0, headers, ...read };
}

/** Reads a body as text and decompresses it: some hosts compress without being asked to. */
function readBody(response: IncomingMessage, bodyLimit: number, done: (read: ReadBody) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  const decompressed = decompressedStream(response);
  const finish = (isWhole: boolean): void => {
    // A decompressed page can be a thousand times larger than the data received.
    decompressed?.destroy();
    done({ body: Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8'), isWhole });
  };
  const stop = (): void => {
    finish(false);
  };
  response.on('error', stop);
  decompressed?.on('error', stop);
  if (decompressed === undefined) {
    stop();
    return;
  }
  decompressed.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > bodyLimit) stop();
  });
  decompressed.on('end', () => {
    finish(true);
  });
}

/** Decompressed stream; absent for an unknown content encoding. */
function decompressedStream(response: IncomingMessage): Readable | undefined {
  switch (response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity') {
    case 'identity':
      return response;
    case 'gzip':
    case 'x-gzip':
      return response.pipe(createGunzip());
    case 'br':
      return response.pipe(createBrotliDecompress());
    case 'deflate':
      return response.pipe(createInflate());
    default:
      return undefined;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'FAILED';
