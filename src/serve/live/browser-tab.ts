// Sends messages to a browser tab over its WebSocket, even if the tab is slow, asleep or gone.
import type { WebSocket } from 'ws';
import { PROTOCOL } from './message.ts';

export interface Tab {
  /** False for mdBook's client, which has one message: `reload`. */
  readonly isOurs: boolean;
  /** True on the machine of the author, who may have missing chapters created. */
  readonly mayCreate: boolean;
  readonly send: (text: string) => void;
  /** Drops the tab if it didn't answer the last ping, then pings it again. */
  readonly ping: () => void;
  /** Closes the connection; `misused` reports a protocol violation to the client. */
  readonly close: (reason: 'misused' | 'leaving') => void;
}

export interface TabOptions {
  readonly onMessage: (text: string) => void;
  readonly onClose: () => void;
  readonly mayCreate: boolean;
}

/** A client with more unsent bytes than this is asleep or gone. */
const MAX_UNSENT = 1 << 20;
/** Close codes of RFC 6455, 7.4.1: policy violation, going away. */
const closeCodes = { misused: 1008, leaving: 1001 } as const;

export function createTab(socket: WebSocket, events: TabOptions): Tab {
  let isAlive = true;
  const tab: Tab = {
    isOurs: socket.protocol === PROTOCOL,
    mayCreate: events.mayCreate,
    send: (text) => {
      if (socket.bufferedAmount > MAX_UNSENT) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(text, () => undefined);
    },
    ping: () => {
      if (!isAlive) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.ping(() => undefined);
      isAlive = false;
    },
    close: (reason) => {
      socket.close(closeCodes[reason]);
      // Don't wait for the client's closing handshake.
      if (reason === 'leaving') socket.terminate();
    },
  };
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('message', (data: Buffer) => {
    isAlive = true;
    events.onMessage(data.toString('utf8'));
  });
  socket.on('close', events.onClose);
  // The library closes the connection by itself; an unhandled error event would end the process.
  socket.on('error', () => undefined);
  return tab;
}
