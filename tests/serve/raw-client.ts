// Bytes -> the bytes a server answers: a client that keeps to no rule, since the server must not need it to.
import { type Socket, connect } from 'node:net';

export interface RawReply {
  /** 0 when the server closed without an answer. */
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** All bytes behind the headers, as Latin-1. */
  readonly body: string;
}

/** The server has to answer or close within this; milliseconds. */
const PATIENCE = 20_000;

/** Sends bytes (as Latin-1) on a connection of its own and answers what came back until the server closed it. */
export function sendRaw(port: number, bytes: string): Promise<RawReply> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')));
    socket.setTimeout(PATIENCE, () => {
      socket.destroy();
      fail(new Error(`no end of the answer to ${bytes.slice(0, 80)}`));
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server that refuses may reset what it does not read.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      done(parseReply(Buffer.concat(chunks).toString('latin1')));
    });
  });
}

function parseReply(text: string): RawReply {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return { status: 0, headers: {}, body: text };
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: text.slice(end + 4),
  };
}

/** A request's first line and headers with an empty line behind them; `Host` and `Connection: close` unless given. */
export function rawRequest(firstLine: string, headers: readonly string[] = []): string {
  const has = (name: string): boolean => headers.some((line) => line.toLowerCase().startsWith(`${name}:`));
  const all = [
    ...(has('host') ? [] : ['Host: localhost']),
    ...(has('connection') ? [] : ['Connection: close']),
    ...headers,
  ];
  return [firstLine, ...all, '', ''].join('\r\n');
}

/** An open connection, for what no single exchange shows. */
export const openRaw = (port: number): Promise<Socket> =>
  new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => {
      done(socket);
    });
    socket.once('error', fail);
  });
