// Pagefind's program: messages in, answers out. Whatever happens to the program is an EngineFault and nothing else.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { parse } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { EngineFault, type EngineProblem } from './engine-fault.ts';
import { dependencyVersion } from '../../disk/own-files.ts';

/** A message of Pagefind's service: https://github.com/Pagefind/pagefind/tree/main/wrappers/node */
export type EngineMessage = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Engine {
  /** The payload of the answer. Rejects with an {@link EngineFault}. */
  readonly ask: (message: EngineMessage) => Promise<EngineMessage>;
  /** Ends the program. What was asked and not answered rejects. */
  readonly stop: () => void;
}

export interface EngineOptions {
  /** The program; that of the installed package by default. */
  readonly program?: string;
  /** Arguments before `--service`. */
  readonly args?: readonly string[];
  /** How long the program may take to answer while it is asked something, in seconds. Default 120. */
  readonly patience?: number;
}

/** Throws an {@link EngineFault} when the package for this platform is not installed. */
export function startEngine({
  program = installedProgram(),
  args = [],
  patience = 120,
}: EngineOptions = {}): Engine {
  const child = spawn(program, [...args, '--service'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // It looks for settings of its own in the current folder, which may be a book's.
    cwd: parse(process.cwd()).root,
    windowsHide: true,
    // A process group of its own: Ctrl-C in a terminal must not end it before this program has heard of it.
    detached: process.platform !== 'win32',
  });
  return talk(child, patience);
}

interface Question {
  readonly answer: (payload: EngineMessage) => void;
  readonly fail: (fault: EngineFault) => void;
}

function talk(child: ChildProcess, patience: number): Engine {
  const questions = new Map<number, Question>();
  let asked = 0;
  let fault: EngineFault | undefined;
  let timer: NodeJS.Timeout | undefined;
  const end = (problem: EngineProblem): void => {
    fault ??= new EngineFault(problem);
    clearTimeout(timer);
    process.off('exit', kill);
    kill();
    for (const { fail } of questions.values()) fail(fault);
    questions.clear();
  };
  const kill = (): void => void child.kill('SIGKILL');
  const wait = (): void => {
    clearTimeout(timer);
    if (questions.size === 0) return;
    timer = setTimeout(() => {
      end({ reason: `the search engine did not answer within ${patience} seconds` });
    }, patience * 1000);
  };
  const receive = ({ message_id: id, payload }: Reply): void => {
    const question = questions.get(id);
    questions.delete(id);
    wait();
    question?.answer(payload);
  };
  process.once('exit', kill);
  listen(child, receive, end);
  return {
    ask: (payload) =>
      new Promise((answer, fail) => {
        if (fault !== undefined) {
          fail(fault);
          return;
        }
        const id = ++asked;
        questions.set(id, { answer, fail });
        if (questions.size === 1) wait();
        child.stdin?.write(`${Buffer.from(JSON.stringify({ message_id: id, payload })).toString('base64')},`);
      }),
    stop: () => {
      end({ reason: 'the search engine was ended' });
    },
  };
}

interface Reply {
  readonly message_id: number;
  readonly payload: EngineMessage;
}

function listen(
  child: ChildProcess,
  receive: (reply: Reply) => void,
  end: (problem: EngineProblem) => void,
): void {
  let waiting = '';
  let lastWords = '';
  const decoder = new StringDecoder('utf8');
  child.stdout?.on('data', (chunk: Buffer) => {
    const [last = '', ...complete] = (waiting + decoder.write(chunk)).split(',').reverse();
    waiting = last;
    for (const text of complete.reverse()) {
      const reply = parseReply(text);
      if (reply === undefined) end({ reason: 'the search engine gave an answer that cannot be understood' });
      else receive(reply);
    }
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-10_000);
  });
  // The program's end says more.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.on('error', () => undefined);
  child.once('error', (error: NodeJS.ErrnoException) => {
    end({ reason: `the search engine cannot be started: ${error.code ?? error.message}` });
  });
  child.once('close', (code, signal) => {
    const status = signal === null ? `exit status ${String(code)}` : signal;
    const panic = /panicked at [^\n]*\n([^\n]+)/.exec(lastWords)?.[1];
    end({ reason: `the search engine stopped with ${status}${panic === undefined ? '' : ` (${panic})`}` });
  });
}

function parseReply(text: string): Reply | undefined {
  try {
    const reply = JSON.parse(Buffer.from(text, 'base64').toString()) as Partial<Reply> | null;
    const { message_id: id, payload } = reply ?? {};
    return typeof id === 'number' && typeof payload?.type === 'string'
      ? { message_id: id, payload }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The program of the optional package for this platform, or the one that Pagefind's variable names. */
function installedProgram(): string {
  const given = process.env['PAGEFIND_EXTENDED_BINARY_PATH'] ?? process.env['PAGEFIND_BINARY_PATH'];
  if (given !== undefined) return given;
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@pagefind/${system}-${process.arch}`;
  const ending = process.platform === 'win32' ? '.exe' : '';
  const places = ['pagefind_extended', 'pagefind'].map((file) => `${name}/bin/${file}${ending}`);
  for (const place of places) {
    const path = resolved(place);
    if (path !== undefined) return path;
  }
  throw new EngineFault({
    reason: `the package \`${name}\` is not installed`,
    install: `${name}@${dependencyVersion('pagefind')}`,
  });
}

/** From where npm puts the package, and from where pnpm does: beside `pagefind`. Absent when it is in neither. */
function resolved(place: string): string | undefined {
  for (const base of [() => import.meta.url, () => import.meta.resolve('pagefind')]) {
    try {
      return createRequire(base()).resolve(place);
    } catch {
      // Not there.
    }
  }
  return undefined;
}
