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
  | { readonly kind: 'check'; readonly code: string }
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

/** One run of the compiler. All functions reject when the process ends or takes too long, `check` only after many restarts. */
export interface Typesetting {
  /** For each piece of code the first error, or how the compiler failed; absent for code that compiles. */
  readonly check: (codes: readonly string[]) => Promise<readonly (string | undefined)[]>;
  readonly typeset: (files: TypesetterFiles, main: string) => Promise<Typeset>;
  readonly stop: () => void;
}

export interface Typesetter {
  /** Version of the compiler: another one may set pages differently. */
  readonly version: string;
  readonly start: (fonts: readonly Uint8Array[], files: TypesetterFiles) => Promise<Typesetting>;
}

/** In seconds. A picture or formula takes milliseconds, but may never end: Typst 0.14 loops on some emoji in an SVG. */
const TIME_LIMITS = { start: 300, check: 20, typeset: 300 } as const satisfies Record<
  Request['kind'],
  number
>;

/** Number of restarts after which the build gives up on the PDF. */
const MOST_RESTARTS = 10;

/** The compiler installed for build-book or for the book in `root`; absent if neither has it. */
export function findTypesetter(root?: string): Typesetter | undefined {
  const places = root === undefined ? [] : [pathToFileURL(join(root, 'book.toml')).href];
  const found = [...places, import.meta.url].map(placeFrom).find(Boolean);
  if (found === undefined) return undefined;
  const { url, version } = found;
  return {
    version,
    start: async (fonts, files) => {
      const begin = async (): Promise<Conversation> => {
        const conversation = startProcess(url);
        await conversation.ask({ kind: 'start', fonts, files });
        return conversation;
      };
      return typesettingOf(begin, await begin());
    },
  };
}

/** `begin` starts a new process when a check has ended the current one. */
function typesettingOf(begin: () => Promise<Conversation>, first: Conversation): Typesetting {
  let current = first;
  let restarts = 0;
  const check = async (code: string): Promise<string | undefined> => {
    try {
      return ((await current.ask({ kind: 'check', code })) as { readonly problem?: string }).problem;
    } catch (error) {
      if (!(error instanceof Error) || restarts === MOST_RESTARTS) throw error;
      restarts++;
      current = await begin();
      return error.message;
    }
  };
  return {
    check: async (codes) => {
      const problems: (string | undefined)[] = [];
      for (const code of codes) problems.push(await check(code));
      return problems;
    },
    typeset: async (files, main) => (await current.ask({ kind: 'typeset', files, main })) as Typeset,
    stop: () => {
      current.stop();
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
    const limit = TIME_LIMITS[request.kind];
    const clock = setTimeout(() => {
      fail(`Typst took longer than ${limit} s`);
    }, limit * 1000);
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
      fail(
        panic === undefined || panic === '' ? `Typst ended with ${how}` : `Typst ended with ${how}: ${panic}`,
      );
    });
    child.send(request, (error) => {
      if (error) fail(error.message);
    });
  });
}
