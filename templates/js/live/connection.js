// The connection to the server, which survives restarts of the server and sleep of the computer.
import { onCreate, showConnection, showPanel } from './panel.js';
import { currentVersion, defaultVersion, updateSoon } from './update.js';

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const address = new URL('../__livereload', script.src);

/** @type {WebSocket | undefined} */
let socket;
let isGreeted = false;
let tries = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

onCreate((create) => socket?.send(JSON.stringify({ create })));

/** @param {WebSocket} opened */
const greet = (opened) => {
  isGreeted = false;
  const version = currentVersion();
  opened.send(JSON.stringify({ path: location.pathname, ...(version && { version }) }));
};

/** @typedef {import('./update.js').ServerMessage} ServerMessage */

/** @param {ServerMessage} message */
const receive = (message) => {
  switch (message.kind) {
    case 'hello':
      isGreeted = true;
      defaultVersion(message.version);
      break;
    case 'update':
      void updateSoon(message, () => socket?.close());
      break;
    case 'reload':
      location.reload();
      break;
    case 'diagnostics':
      showPanel(message.panel);
  }
};

/** Soon after the server stopped, then less and less often, because a forgotten tab must cost nothing. */
const connectLater = () => {
  clearTimeout(timer);
  timer = setTimeout(connect, Math.min(5000, 150 * 1.6 ** tries++));
};

export const connect = () => {
  clearTimeout(timer);
  const opened = new WebSocket(address, 'build-book');
  socket = opened;
  opened.addEventListener('open', () => {
    tries = 0;
    showConnection(true);
    greet(opened);
  });
  opened.addEventListener('message', (/** @type {MessageEvent<string>} */ { data }) => {
    if (socket === opened) receive(/** @type {ServerMessage} */ (JSON.parse(data)));
  });
  opened.addEventListener('close', () => {
    if (socket !== opened) return;
    socket = undefined;
    if (tries > 2) showConnection(false);
    connectLater();
  });
};

/** After sleep a connection may look open and lead nowhere: the server has to answer. */
const wake = () => {
  if (document.hidden) return;
  tries = 0;
  if (socket?.readyState === WebSocket.OPEN) {
    const asked = socket;
    greet(asked);
    setTimeout(() => asked === socket && !isGreeted && asked.close(), 3000);
  } else if (!socket) {
    connect();
  }
};
addEventListener('online', wake);
document.addEventListener('visibilitychange', wake);
// Browsers do not keep a page with an open connection for going back to.
addEventListener('pagehide', () => {
  const old = socket;
  socket = undefined;
  clearTimeout(timer);
  old?.close();
});
addEventListener('pageshow', ({ persisted }) => persisted && connect());
