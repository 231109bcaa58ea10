// Keeps the lines of a program's output that an error message shows.
import { StringDecoder } from 'node:string_decoder';

/** Limits for the output shown in an error message. */
const MAX_LINES = 10;
const MAX_LINE_LENGTH = 500;

export interface Tail {
  /** Returns a listener for one stream. */
  readonly listen: () => (chunk: Uint8Array) => void;
  readonly lines: () => readonly string[];
}

interface TailOptions {
  /** Of all streams together, in bytes. */
  readonly limit: number;
  readonly onTooMuch: () => void;
  readonly onOutput: ((text: string) => void) | undefined;
}

/** Forwards text as it arrives, up to a limit, and keeps the last lines. */
export function createTail({ limit, onTooMuch, onOutput }: TailOptions): Tail {
  let tail = '';
  let size = 0;
  return {
    listen: () => {
      const decoder = new StringDecoder('utf8');
      return (chunk) => {
        size += chunk.length;
        if (size > limit) {
          onTooMuch();
          return;
        }
        const text = decoder.write(Buffer.from(chunk));
        onOutput?.(text);
        tail = (tail + text).slice(-KEPT);
      };
    },
    lines: () => tellingLines(tail.split('\n')),
  };
}

/** Characters that are searched for the cause: a backtrace after it may have hundreds of lines. */
const KEPT = 64 * 1024;

/** The last lines that say something, each once, without the frames of backtraces. */
function tellingLines(lines: readonly string[]): readonly string[] {
  const found = lines.flatMap((line) => {
    const text = line.trimEnd().slice(0, MAX_LINE_LENGTH);
    return text.trim() === '' || isFrame(line) ? [] : [text];
  });
  // A program that fails for each chapter says the same each time.
  return [...new Set(found)].slice(-MAX_LINES);
}

/** Lines of Rust's and Node's backtraces. A traceback of Python stays: its frames show the code, and its end the cause. */
const isFrame = (line: string): boolean =>
  /^\s*(?:stack backtrace:|\d+: +\S|at .*:\d+(?::\d+)?\)?$|note: run with `RUST_BACKTRACE|note: Some details are omitted)/i.test(
    line,
  );
