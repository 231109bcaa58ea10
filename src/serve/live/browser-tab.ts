// Sends messages to a browser tab over its WebSocket, even if the tab is slow, asleep or gone.
import type { WebSocket } from 'ws';
import { PROTOCOL } from './message.ts';

export interface Tab {
  /** False for mdBook's client, which has one message: `reload`. */
  readonly isOurs: boolean;
  readonly send: (text: string) => void;
  /** Drops the tab if it did not answer the last time, and asks again whether it is there. */
  readonly ask: () => void;
  /** Closes the connection; with `misused` the client learns that it is to blame. */
  readonly end: (why: 'misused' | 'leaving') => void;
}

export interface TabEvents {
  readonly hear: (text: string) => void;
  readonly left: () => void;
}

/** More unsent bytes than this, and the tab's computer is asleep or gone. */
const MAX_UNSENT = 1 << 20;
/** Close codes of RFC 6455, 7.4.1: policy violation, going away. */
const closeCodes = { misused: 1008, leaving: 1001 } as const;

export function createTab(socket: WebSocket, events: TabEvents): Tab {
  let isThere = true;
  const tab: Tab = {
    isOurs: socket.protocol === PROTOCOL,
    send: (text) => {
      if (socket.bufferedAmount > MAX_UNSENT) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(text, () => undefined);
    },
    ask: () => {
      if (!isThere) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.ping(() => undefined);
      isThere = false;
    },
    end: (why) => {
      socket.close(closeCodes[why]);
      // Whoever leaves waits for nobody's answer.
      if (why === 'leaving') socket.terminate();
    },
  };
  socket.on('pong', () => {
    isThere = true;
  });
  socket.on('message', (data: Buffer) => {
    isThere = true;
    events.hear(data.toString('utf8'));
  });
  socket.on('close', events.left);
  // The library closes the connection by itself; an error that nobody listens to would end the process.
  socket.on('error', () => undefined);
  return tab;
}
