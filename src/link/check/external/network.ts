// A request -> its reply, or why there is none. The only file of the checks that touches the network.
import { type LookupAddress, type LookupAllOptions, lookup as lookUp } from 'node:dns';
import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as askHttp } from 'node:http';
import { Agent as HttpsAgent, request as askHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPrivateAddress } from './private-address.ts';

export interface NetworkRequest {
  readonly method: 'HEAD' | 'GET';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds until all of it is given up, however much has come. */
  readonly timeout: number;
  /** Bytes of the body that are read at most; 0 for none. */
  readonly bodyLimit: number;
}

export type Reply =
  | {
      readonly kind: 'reply';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string | undefined>>;
      /** As much as was asked for; empty for a body that is not text. */
      readonly body: string;
      /** False when there is more of the body than was read. */
      readonly isWhole: boolean;
    }
  /** `code` is Node's, `PRIVATE` for an address that must not be asked, `TIMEOUT`. */
  | { readonly kind: 'none'; readonly code: string };

export interface Network {
  /** Never rejects. Redirects are not followed. */
  readonly ask: (request: NetworkRequest) => Promise<Reply>;
  readonly close: () => void;
}

export interface NetworkOptions {
  /** `refuse` asks no address of this computer or of a private network, whatever name it goes by. */
  readonly privateAddresses: 'refuse' | 'allow';
  /** What names are looked up with: the system's resolver, if absent. */
  readonly resolver?: Resolver;
}

/** All addresses of a name, as Node's `dns.lookup` finds them with `all`. */
export type Resolver = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

export function openNetwork({ privateAddresses, resolver = lookUp }: NetworkOptions): Network {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const refuses = privateAddresses === 'refuse';
  const lookup = lookupBy(resolver, privateAddresses);
  return {
    ask: (request) => {
      if (refuses && isPrivateName(request.url.hostname))
        return Promise.resolve({ kind: 'none', code: 'PRIVATE' });
      const isSecure = request.url.protocol === 'https:';
      return replyTo(request, () =>
        (isSecure ? askHttps : askHttp)(request.url, {
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
 * Looks a name up and refuses it if any of its addresses is private. It is the connection's own lookup, so that a name
 * cannot mean one address when it is judged and another when it is asked.
 */
const lookupBy =
  (resolver: Resolver, privateAddresses: NetworkOptions['privateAddresses']): LookupFunction =>
  (host, options, callback) => {
    resolver(host, { ...options, all: true }, (error, found) => {
      const [first] = error === null ? found : [];
      if (error !== null || first === undefined) {
        callback(error ?? errorOf('ENOTFOUND'), '', 0);
      } else if (privateAddresses === 'refuse' && found.some(({ address }) => isPrivateAddress(address))) {
        callback(errorOf('PRIVATE'), '', 0);
      } else if (options.all) {
        callback(null, [...found]);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };

const errorOf = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

/** Settles once, at the latest when the time is over. A reply that breaks off within its body is one all the same. */
function replyTo({ timeout, bodyLimit }: NetworkRequest, start: () => ClientRequest): Promise<Reply> {
  return new Promise((settle) => {
    let request: ClientRequest | undefined;
    let begun: Reply | undefined;
    const end = (reply: Reply): void => {
      clearTimeout(timer);
      settle(reply);
      request?.destroy();
    };
    const timer = setTimeout(() => {
      end(begun ?? { kind: 'none', code: 'TIMEOUT' });
    }, timeout);
    try {
      request = start();
    } catch (error) {
      // Headers that no request may have.
      end({ kind: 'none', code: codeOf(error) });
      return;
    }
    request.on('error', (error) => {
      end(begun ?? { kind: 'none', code: codeOf(error) });
    });
    request.on('response', (response) => {
      begun = replyWith(response, { body: '', isWhole: false });
      if (bodyLimit === 0) end(begun);
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

/** Reads as text what was sent, unpacked: some hosts pack whether they were asked to or not. */
function readBody(response: IncomingMessage, bodyLimit: number, done: (read: ReadBody) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  const unpacked = unpacking(response);
  const finish = (isWhole: boolean): void => {
    // A packed page may be a thousand times as long as what came.
    unpacked?.destroy();
    done({ body: Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8'), isWhole });
  };
  const giveUp = (): void => {
    finish(false);
  };
  response.on('error', giveUp);
  unpacked?.on('error', giveUp);
  if (unpacked === undefined) {
    giveUp();
    return;
  }
  unpacked.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > bodyLimit) giveUp();
  });
  unpacked.on('end', () => {
    finish(true);
  });
}

/** Absent for a coding that nobody asked for and nobody knows. */
function unpacking(response: IncomingMessage): Readable | undefined {
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
