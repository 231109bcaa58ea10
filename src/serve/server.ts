// HTTP server with live updates.
import {
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
  createServer,
} from 'node:http';
import type { Socket } from 'node:net';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Hash } from '../core/hash.ts';
import type { BookPath } from '../core/path.ts';
import type { Words } from '../core/words.ts';
import { CLIENT_PATH, clientFile, withClient } from './client.ts';
import {
  type Answer,
  type Answerer,
  type WholeAnswer,
  answer,
  plainAnswer,
  refusalAnswer,
} from './http/answer.ts';
import {
  type IsAllowedHost,
  allowedHosts,
  hostMatcher,
  isAnyAddress,
  socketRefusalOf,
} from './http/guard.ts';
import { parseTarget } from './http/request-target.ts';
import { type ListenOptions, SERVER_NAME, listen, urlsOf } from './listen.ts';
import { type Live, createLive } from './live/live.ts';
import type { EditorOptions } from './live/panel.ts';
import type { Change, ServedFile, ServedSite } from './site.ts';

export interface ServerOptions extends ListenOptions, EditorOptions {
  readonly site: ServedSite;
  /** Host names that requests may ask for, besides the server's own; `.example.com` includes subdomains. */
  readonly allowedHosts?: readonly string[];
  /** Creates the file of a missing chapter, which the author asked for. */
  readonly createChapter?: (path: BookPath) => void;
  /** Receives internal errors; the request is answered with 500 and the server continues. */
  readonly onFault: (fault: unknown) => void;
  /** Interval between pings in milliseconds, 15 seconds by default. A tab is dropped after two missed pings. */
  readonly pingEvery?: number;
}

/** A running server. */
export interface RunningServer {
  /** URLs to open in a browser, most local first. */
  readonly urls: readonly string[];
  readonly port: number;
  /** Replaces the site and notifies the tabs that the change is relevant to. */
  readonly update: (site: ServedSite, change: Change) => void;
  /** Closes every connection, even one with a request in progress. */
  readonly close: () => Promise<void>;
}

export type StartResult =
  | { readonly kind: 'started'; readonly server: RunningServer }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** Path of the WebSocket, the same as mdBook's. */
const SOCKET = '/__livereload';
/** Milliseconds between two pings of each tab. */
const PING = 15_000;

/** Stricter than Node's defaults, against slow clients (Slowloris). In milliseconds. */
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };
/** Milliseconds after which an unused connection is closed. */
const IDLE = 120_000;
/** Milliseconds in which a refused client can read its answer. */
const LINGER = 500;
const MAX_CONNECTIONS = 10_000;

/** Starts serving `site`. `refused` means that the port is in use. */
export async function startServer(options: ServerOptions): Promise<StartResult> {
  let site = options.site;
  const live = createLive({ ...options, site: () => site, pingEvery: options.pingEvery ?? PING });
  const isAllowedOrigin = hostMatcher(options.allowedHosts ?? []);
  const isOwnName = hostMatcher(ownNames(options.host));
  const isAllowed = allowedHosts(options.host, (name) => isOwnName(name) || isAllowedOrigin(name));
  const clientIn = clients();
  const answerer = (): Answerer => ({
    isAllowed,
    withClient,
    ownFiles: new Map([[CLIENT_PATH, clientIn(site.words)]]),
    site,
    versionOf: live.versionNow(),
  });
  const handlers: Handlers = { answerer, live, isAllowedOrigin, onFault: options.onFault };
  const own: OwnServer[] = [];
  const create = (): Server => {
    const server = createHttpServer(handlers);
    own.push({ server, connections: connectionsOf(server) });
    return server;
  };
  const listening = await listen(create, options);
  if (listening.kind === 'refused') {
    live.close();
    return listening;
  }
  const { port } = listening;
  const update: RunningServer['update'] = (next, change) => {
    site = next;
    live.publish(change);
  };
  const close = async (): Promise<void> => {
    live.close();
    await Promise.all(own.map(closeServer));
  };
  const urls = urlsOf(options.host, port, site.prefix);
  return { kind: 'started', server: { urls, port, update, close } };
}

/** The live client's script, cached per set of words. */
function clients(): (words: Words) => ServedFile {
  const made = new Map<Hash, ServedFile>();
  return (words) => {
    const file = made.get(words.hash) ?? clientFile(words);
    made.set(words.hash, file);
    return file;
  };
}

interface OwnServer {
  readonly server: Server;
  readonly connections: ReadonlySet<Socket>;
}

/** Names by which other machines can reach this one, if it listens on all interfaces. */
const ownNames = (host: string): readonly string[] =>
  isAnyAddress(host) ? [hostname(), `${hostname()}.local`] : [];

interface Handlers {
  readonly answerer: () => Answerer;
  readonly live: Live;
  readonly isAllowedOrigin: IsAllowedHost;
  readonly onFault: (fault: unknown) => void;
}

function createHttpServer(handlers: Handlers): Server {
  const { answerer, onFault } = handlers;
  const server = createServer(limits, (request, response) => {
    respond(request, response, answerer()).catch((fault: unknown) => {
      onFault(fault);
      if (response.headersSent) response.destroy();
      else void send(response, plainAnswer(500));
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.setTimeout(IDLE);
  server.on('upgrade', (request, socket, head) => {
    upgrade({ request, socket, head }, handlers).catch((fault: unknown) => {
      onFault(fault);
      socket.destroy();
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    refuse(socket, plainAnswer(statuses[error.code ?? ''] ?? 400));
  });
  return server;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answerer: Answerer,
): Promise<void> {
  const { method = 'GET', url = '/', headers, rawHeaders } = request;
  // Node treats a request line without a version as HTTP/0.9, which has no headers to check.
  const isHttp = request.httpVersionMajor > 0;
  const answered = isHttp
    ? await answer({ method, target: url, headers, rawHeaders }, answerer)
    : plainAnswer(400);
  // An unread request body would block the connection.
  if (method !== 'GET' && method !== 'HEAD') response.setHeader('Connection', 'close');
  await send(response, answered);
}

async function send(response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  response.setHeader('Server', SERVER_NAME);
  response.writeHead(status, headers);
  if (body instanceof Uint8Array) response.end(body);
  // A file that changes while it is sent, or a browser that leaves: the connection just ends.
  else await pipeline(body, response).catch(() => undefined);
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

async function upgrade({ request, socket, head }: Upgrade, handlers: Handlers): Promise<void> {
  const { live, isAllowedOrigin } = handlers;
  const answerer = handlers.answerer();
  // No other error listener is attached at this point.
  socket.on('error', () => undefined);
  const refusal = socketRefusalOf(request, answerer.isAllowed, isAllowedOrigin);
  const target = parseTarget(request.url ?? '/');
  const path = target.kind === 'path' ? target.path : '';
  const isSocket = path === SOCKET || path === answerer.site.prefix.slice(0, -1) + SOCKET;
  if (refusal !== undefined || !isSocket) refuse(socket, refusalAnswer(refusal ?? { status: 400 }));
  else await live.accept(request, socket, head);
}

/** Status codes for Node's parser errors. */
const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Responds on a connection without a response object, and closes it. */
function refuse(socket: Duplex, { status, headers, body }: WholeAnswer): void {
  const lines = Object.entries({ ...headers, Server: SERVER_NAME, Connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n${Buffer.from(body).toString('utf8')}`;
  // Drain unread input first: closing the socket otherwise resets the connection and loses the response.
  socket.resume();
  socket.end(text);
  const timer = setTimeout(() => socket.destroy(), LINGER);
  socket.once('close', () => {
    clearTimeout(timer);
  });
}

/** All connections of a server. Node's own list lacks upgraded and rejected ones. */
function connectionsOf(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

const closeServer = ({ server, connections }: OwnServer): Promise<void> =>
  new Promise((done) => {
    server.close(() => {
      done();
    });
    for (const socket of connections) socket.destroy();
  });
