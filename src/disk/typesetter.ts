// Finds the Typst compiler that the book or build-book has installed, and runs it in a process of its own.
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { typesetterHost } from './own-files.ts';

/** The npm package of the compiler. */
export const typesetterPackage = '@myriaddreamin/typst-ts-node-compiler';

/** By path from the root of the document, with a slash at its start. */
export type TypesetterFiles = Readonly<Record<string, string | Uint8Array>>;

export type Request =
  | { readonly kind: 'start'; readonly fonts: readonly Uint8Array[]; readonly files: TypesetterFiles }
  | { readonly kind: 'check'; readonly codes: readonly string[] }
  | { readonly kind: 'typeset'; readonly files: TypesetterFiles; readonly main: string };

export interface TypesetterMessage {
  readonly message: string;
  /** The file of the document; empty if unknown. */
  readonly path: string;
}

export interface Typeset {
  /** Absent with `errors`. */
  readonly pdf?: Uint8Array;
  readonly errors?: readonly TypesetterMessage[];
  readonly warnings?: readonly TypesetterMessage[];
  /** Why the file isn't PDF/UA-1: all problems in the form of the compiler. */
  readonly notAccessible?: string;
}

/** One run of the compiler. All functions reject when the process ends or takes too long. */
export interface Typesetting {
  /** For each piece of code the first error; absent for code that compiles. */
  readonly check: (codes: readonly string[]) => Promise<readonly (string | undefined)[]>;
  readonly typeset: (files: TypesetterFiles, main: string) => Promise<Typeset>;
  readonly stop: () => void;
}

export interface Typesetter {
  /** Version of the compiler: another one may set pages differently. */
  readonly version: string;
  readonly start: (fonts: readonly Uint8Array[], files: TypesetterFiles) => Promise<Typesetting>;
}

/** In seconds, for each request. */
const TIME_LIMIT = 300;

/** The compiler installed for build-book or for the book in `root`; absent if neither has it. */
export function findTypesetter(root?: string): Typesetter | undefined {
  const places = root === undefined ? [] : [pathToFileURL(join(root, 'book.toml')).href];
  const found = [...places, import.meta.url].map(placeFrom).find(Boolean);
  if (found === undefined) return undefined;
  const { url, version } = found;
  return {
    version,
    start: async (fonts, files) => {
      const typesetting = startProcess(url);
      await typesetting.ask({ kind: 'start', fonts, files });
      return {
        check: async (codes) =>
          ((await typesetting.ask({ kind: 'check', codes })) as { problems: (string | undefined)[] })
            .problems,
        typeset: async (documents, main) =>
          (await typesetting.ask({ kind: 'typeset', files: documents, main })) as Typeset,
        stop: typesetting.stop,
      };
    },
  };
}

function placeFrom(url: string): { readonly url: string; readonly version: string } | undefined {
  try {
    const { version } = createRequire(url)(`${typesetterPackage}/package.json`) as {
      readonly version: string;
    };
    return { url, version };
  } catch {
    return undefined;
  }
}

interface Conversation {
  readonly ask: (request: Request) => Promise<unknown>;
  readonly stop: () => void;
}

/** A folder that doesn't exist: documents see only the files that they are given. */
const NOWHERE = resolve('/', 'no-such-folder-of-build-book');

function startProcess(url: string): Conversation {
  const child = fork(typesetterHost, [url, typesetterPackage, NOWHERE], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  const stop = (): void => {
    child.kill('SIGKILL');
    process.removeListener('exit', stop);
  };
  process.once('exit', stop);
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString('utf8')).slice(-2000);
  });
  return { ask: (request) => ask(child, { request, stop, lastWords: () => lastWords }), stop };
}

function ask(
  child: ChildProcess,
  { request, stop, lastWords }: { request: Request; stop: () => void; lastWords: () => string },
): Promise<unknown> {
  return new Promise((resolvePromise, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(clock);
      child.removeAllListeners('message').removeAllListeners('close').removeAllListeners('error');
      settle();
    };
    const fail = (reason: string): void => {
      end(() => {
        stop();
        reject(new Error(reason));
      });
    };
    const clock = setTimeout(() => {
      fail(`it took longer than ${TIME_LIMIT} s`);
    }, TIME_LIMIT * 1000);
    child.once('message', (message) => {
      end(() => {
        resolvePromise(message);
      });
    });
    child.once('error', (error) => {
      fail(error.message);
    });
    child.once('close', (code, signal) => {
      const panic = /panicked at[^\n]*\n?([^\n]*)/.exec(lastWords())?.[1]?.trim();
      const how = signal === null ? `exit status ${String(code)}` : `signal ${signal}`;
      fail(panic === undefined || panic === '' ? `it ended with ${how}` : `it ended with ${how}: ${panic}`);
    });
    child.send(request, (error) => {
      if (error) fail(error.message);
    });
  });
}
