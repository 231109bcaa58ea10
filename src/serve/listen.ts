// Listens on the addresses of a host, or finds out which server uses the port.
import { type IncomingMessage, type Server, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import { isAnyAddress } from './http/guard.ts';

export interface ListenOptions {
  /** `localhost` means both its IPv4 and IPv6 address, if the machine has IPv6, because browsers try either. */
  readonly host: string;
  /** 0 for any. */
  readonly port: number;
  /** `next` tries the following ports; used if the port was not chosen explicitly. */
  readonly ifTaken: 'fail' | 'next';
}

export type Listening =
  | { readonly kind: 'listening'; readonly servers: readonly Server[]; readonly port: number }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** How many ports are tried if the wanted one is taken. */
const TRIES = 20;
/** Value of the `Server` header by which another instance is recognized. */
export const SERVER_NAME = 'build-book';

/** Listens with a server from `create` for each address of the host. */
export async function listen(create: () => Server, options: ListenOptions): Promise<Listening> {
  const tries = options.ifTaken === 'next' || options.port === 0 ? TRIES : 1;
  for (let i = 0; i < tries; i++) {
    const port = options.port === 0 ? 0 : options.port + i;
    const bound = await bindAll(create, options.host, port);
    if (bound.kind === 'bound')
      return { kind: 'listening', servers: bound.servers, port: portOf(bound.servers) };
    if (bound.code !== 'EADDRINUSE') return refused(options, bound.code);
  }
  return { kind: 'refused', diagnostic: await taken(options) };
}

/** The URLs to open in a browser, most local first. */
export function urlsOf(host: string, port: number, prefix: string): readonly string[] {
  const names = isAnyAddress(host) ? ['localhost', ...ownAddresses()] : [host];
  return names.map((name) => `http://${name.includes(':') ? `[${name}]` : name}:${port}${encodeURI(prefix)}`);
}

/** Addresses at which other machines can reach this one, without link-local ones. */
const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address))
    .map(({ address }) => address);

type Bound =
  | { readonly kind: 'bound'; readonly servers: readonly Server[] }
  | { readonly kind: 'failed'; readonly code: string };

async function bindAll(create: () => Server, host: string, port: number): Promise<Bound> {
  if (host !== 'localhost') return bind(create, host, port);
  const first = await bind(create, '127.0.0.1', port);
  if (first.kind === 'failed') return first;
  const second = await bind(create, '::1', portOf(first.servers));
  if (second.kind === 'bound') return { kind: 'bound', servers: [...first.servers, ...second.servers] };
  if (second.code !== 'EADDRINUSE') return first;
  first.servers.forEach((server) => server.close());
  return second;
}

function bind(create: () => Server, host: string, port: number): Promise<Bound> {
  const server = create();
  return new Promise((done) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      done({ kind: 'failed', code: error.code ?? error.message });
    };
    server.once('error', fail);
    server.listen({ host, port }, () => {
      server.off('error', fail);
      done({ kind: 'bound', servers: [server] });
    });
  });
}

const portOf = (servers: readonly Server[]): number =>
  // A server on a port has an `AddressInfo`; only servers on pipes or without one don't.
  (servers[0]?.address() as AddressInfo | undefined)?.port ?? 0;

const refused = ({ host, port }: ListenOptions, reason: string): Listening => ({
  kind: 'refused',
  diagnostic: diagnose('serve/cannot-listen', { host, port, reason: reasons[reason] ?? reason }),
});

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EADDRNOTAVAIL: 'this computer doesn’t have that address',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'the DNS lookup failed temporarily',
};

async function taken(options: ListenOptions): Promise<Diagnostic> {
  const { port } = options;
  const by = (await serverNameAt(options)) === SERVER_NAME ? 'another `build-book serve`' : 'another program';
  return diagnose('serve/port-taken', { port, by });
}

/** The `Server` header of the program on a port; absent if it doesn't reply over HTTP in time. */
function serverNameAt({ host, port }: ListenOptions): Promise<string | undefined> {
  return new Promise((done) => {
    const asked = request({
      host: isAnyAddress(host) ? 'localhost' : host,
      port,
      method: 'HEAD',
      timeout: 300,
    });
    asked.once('response', (response: IncomingMessage) => {
      done(String(response.headers['server']));
      asked.destroy();
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => {
      done(undefined);
    });
    asked.end();
  });
}
