// Chromium through its own protocol, a client of which has to know tabs for pages to be prerendered: Playwright doesn't.
// A tab shows one page after the other; a page that is rendered ahead becomes the tab's when its link is followed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import WebSocket from 'ws';

/** Milliseconds. */
const PATIENCE = 60_000;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-field-trial-config',
  '--remote-debugging-port=0',
];

/** @typedef {{ readonly sessionId: string, readonly targetInfo: { readonly type: string, readonly targetId: string } }} Attached */
/** @typedef {{ readonly method: string, readonly sessionId?: string, readonly params: Record<string, unknown> }} Message */
/** @typedef {(method: string, params?: object, sessionId?: string) => Promise<Record<string, any>>} Send */

/** @param {string} executablePath */
export async function launchTabs(executablePath, flags = []) {
  const profile = mkdtempSync(join(tmpdir(), 'tabs-'));
  const browser = spawn(executablePath, [...FLAGS, ...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    browser.on('exit', () => reject(new Error(said)));
    browser.stderr.on('data', (part) => {
      said += String(part);
      const found = /ws:\/\/\S+/.exec(said);
      if (found) resolve(found[0]);
    });
  });
  const socket = new WebSocket(String(address));
  await once(socket, 'open');
  /** @type {Map<number, { readonly session?: string, readonly resolve: (value: any) => void, readonly reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {Set<(message: Message) => void>} */
  const listeners = new Set();
  let last = 0;
  /** @type {Send} */
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { session: sessionId, resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    });
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    // What was asked of a page that is gone is not answered.
    if (message.method === 'Target.detachedFromTarget')
      for (const { session, reject } of waiting.values())
        if (session === message.params.sessionId) reject(new Error('-32001: the page is gone'));
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) asked?.reject(new Error(`${message.error.code}: ${message.error.message}`));
    else if (asked) asked.resolve(message.result);
    else for (const listen of listeners) listen(message);
  });
  return {
    /** A fresh tab, without storage. */
    open: () => openTab(send, listeners),
    close: async () => {
      socket.close();
      browser.kill();
      if (browser.exitCode === null) await once(browser, 'exit');
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * @param {Send} send
 * @param {Set<(message: Message) => void>} listeners
 */
async function openTab(send, listeners) {
  /** @type {string[]} */
  const faults = [];
  /** Pages by their sessions: the one that the tab shows, then those that are rendered ahead. */
  const pages = new Set();
  /** @type {string | undefined} */
  let tab;
  /** @type {string[]} */
  const scripts = [];
  /** @param {string} session */
  const begin = async (session) => {
    await Promise.all([
      send('Page.enable', {}, session),
      send('Runtime.enable', {}, session),
      send('Log.enable', {}, session),
      ...scripts.map((source) => send('Page.addScriptToEvaluateOnNewDocument', { source }, session)),
      send('Runtime.runIfWaitingForDebugger', {}, session),
    ]);
  };
  /** @param {Message} message */
  const hear = ({ method, sessionId, params }) => {
    if (method === 'Target.attachedToTarget' && sessionId === tab) {
      const attached = /** @type {Attached} */ (/** @type {unknown} */ (params));
      if (attached.targetInfo.type !== 'page') return;
      pages.add(attached.sessionId);
      // A page may be given up before it begins.
      begin(attached.sessionId).catch(() => {});
    }
    if (method === 'Target.detachedFromTarget') pages.delete(params['sessionId']);
    if (!pages.has(sessionId)) return;
    const { entry, type, args, exceptionDetails } = /** @type {any} */ (params);
    if (method === 'Log.entryAdded' && entry.level === 'error')
      faults.push(`${entry.text} ${entry.url ?? ''}`);
    if (method === 'Runtime.consoleAPICalled' && type === 'error')
      faults.push(args.map((each) => each.value ?? each.description).join(' '));
    if (method === 'Runtime.exceptionThrown')
      faults.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
  };
  listeners.add(hear);
  const { browserContextId } = await send('Target.createBrowserContext');
  const wanted = { url: 'about:blank', browserContextId, forTab: true, width: 1440, height: 900 };
  const { targetId } = await send('Target.createTarget', wanted);
  const { sessionId: own } = await send('Target.attachToTarget', { targetId, flatten: true });
  tab = own;
  await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }, tab);

  const page = () => [...pages][0];
  /**
   * The value of an expression in the page; absent while one page takes the place of another.
   * @param {string} expression
   * @returns {Promise<any>}
   */
  const evaluate = async (expression) => {
    try {
      const asked = { expression, returnByValue: true, awaitPromise: true };
      const { result, exceptionDetails } = await send('Runtime.evaluate', asked, page());
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    } catch (error) {
      if (/^-32|destroyed|navigated/.test(/** @type {Error} */ (error).message)) return undefined;
      throw error;
    }
  };
  /**
   * Waits until an expression is true.
   * @param {string} expression
   */
  const until = async (expression) => {
    const end = Date.now() + PATIENCE;
    while (!(await evaluate(expression))) {
      if (Date.now() > end) throw new Error(`still not true: ${expression}`);
      await wait(20);
    }
  };
  /**
   * @param {string} type
   * @param {string} selector - of an element, which is scrolled into view
   */
  const mouse = async (type, selector) => {
    const place = `(() => {
      const found = document.querySelector(${JSON.stringify(selector)});
      found.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { left, top, width, height } = found.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })()`;
    const { x, y } = await evaluate(place);
    const button = type === 'mouseMoved' ? 'none' : 'left';
    try {
      await send('Input.dispatchMouseEvent', { type, x, y, button, clickCount: 1 }, page());
    } catch (error) {
      // A click may lead to another page before it is answered.
      if (!(/** @type {Error} */ (error).message.startsWith('-32001'))) throw error;
    }
  };
  return {
    /** Errors of the console and of scripts, in pages that are rendered ahead too. */
    faults,
    evaluate,
    until,
    /** Runs in every page from now on, before its own scripts. Call it before the first page. */
    addScript: async (/** @type {string} */ source) => {
      scripts.push(source);
      await Promise.all(
        [...pages].map((id) => send('Page.addScriptToEvaluateOnNewDocument', { source }, id)),
      );
    },
    goto: async (/** @type {string} */ url) => {
      await send('Page.navigate', { url }, page());
      await until(`document.readyState === 'complete' && location.href === ${JSON.stringify(url)}`);
    },
    /** How many pages are rendered ahead now. */
    ahead: () => pages.size - 1,
    hover: (/** @type {string} */ selector) => mouse('mouseMoved', selector),
    click: async (/** @type {string} */ selector) => {
      await mouse('mouseMoved', selector);
      await mouse('mousePressed', selector);
      await mouse('mouseReleased', selector);
    },
    press: async (/** @type {string} */ key) => {
      for (const type of ['keyDown', 'keyUp'])
        await send('Input.dispatchKeyEvent', { type, key, code: key }, page());
    },
    close: async () => {
      listeners.delete(hear);
      await send('Target.disposeBrowserContext', { browserContextId });
    },
  };
}
