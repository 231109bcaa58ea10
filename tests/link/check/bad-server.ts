// A server on this computer that misbehaves in every way that other sites do; gone after the test.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

export interface BadServer {
  readonly origin: string;
  /** `METHOD /path` of each request, in order. */
  readonly asked: string[];
  /** The most requests that were under way at once. */
  readonly most: () => number;
}

export async function startServer(answers: Readonly<Record<string, Answerer>>): Promise<BadServer> {
  const asked: string[] = [];
  let running = 0;
  let most = 0;
  const server = createServer((request, response) => {
    running++;
    most = Math.max(most, running);
    response.on('close', () => running--);
    const { method = '', url = '' } = request;
    asked.push(`${method} ${url}`);
    const answer = answers[url] ?? notFound;
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${String(port)}`, asked, most: () => most };
}

const notFound: Answerer = (_, response) => void response.writeHead(404).end();

export const ok: Answerer = (_, response) => void response.writeHead(200).end('fine');

/** Answers with a status, and a place to go on. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answerer =>
  (_, response) =>
    void response.writeHead(code, headers).end();

/** Answers one way to HEAD and another to GET. */
export const byMethod =
  (head: Answerer, get: Answerer): Answerer =>
  (request, response) => {
    (request.method === 'HEAD' ? head : get)(request, response);
  };

/** Answers one way after the other, the last one forever. */
export function inTurn(...answers: readonly Answerer[]): Answerer {
  const left = [...answers];
  return (request, response) => {
    const answer = left.length > 1 ? left.shift() : left[0];
    answer?.(request, response);
  };
}

export const html =
  (text: string): Answerer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);

/** Sends these bytes of a page, and says how they are packed. */
export const packed =
  (coding: string, bytes: Buffer): Answerer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': coding }).end(bytes);

/** Promises more than it sends, and then breaks off or keeps silent. */
export const cutShort =
  (end: 'break off' | 'keep silent'): Answerer =>
  (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
    response.write('<p id="x">', () => {
      if (end === 'break off') request.socket.destroy();
    });
  };

/** Breaks the connection off. */
export const breakOff: Answerer = (request) => void request.socket.destroy();

/** Takes the request and never answers. */
export const silence: Answerer = () => undefined;

/** Begins an answer that never ends. */
export const endless: Answerer = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  const more = (): void => {
    if (!response.destroyed && response.write('x'.repeat(65_536))) setImmediate(more);
  };
  response.on('drain', more);
  more();
};

/** Answers with something other than HTTP. */
export const nonsense: Answerer = (request) => void request.socket.end('hello\r\n\r\n');
