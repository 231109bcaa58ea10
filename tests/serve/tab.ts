// A browser tab as the server sees it: a WebSocket that keeps the messages it received.
import { type ClientOptions, WebSocket } from 'ws';

export interface TestTab {
  readonly socket: WebSocket;
  /** What the server said so far, in order; our messages parsed, others as text. */
  readonly heard: readonly unknown[];
  readonly say: (path: string, version?: string) => void;
  /** The code with which the connection was closed. */
  readonly closed: Promise<number>;
}

const ORIGIN = { headers: { origin: 'http://localhost' } };

/** Opens a tab of our client's, or with no `protocol` of mdBook's. */
export function openTab(
  port: number,
  protocols: readonly string[] = ['build-book'],
  options: ClientOptions = {},
): Promise<TestTab> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/__livereload`, [...protocols], {
    headers: { host: 'localhost', ...ORIGIN.headers },
    ...options,
  });
  const heard: unknown[] = [];
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    heard.push(text.startsWith('{') ? JSON.parse(text) : text);
  });
  const closed = new Promise<number>((done) => {
    socket.on('close', done);
  });
  const say = (path: string, version?: string): void => {
    socket.send(JSON.stringify({ path, ...(version === undefined ? {} : { version }) }));
  };
  return new Promise((done, fail) => {
    socket.once('open', () => {
      done({ socket, heard, say, closed });
    });
    socket.once('error', fail);
  });
}
