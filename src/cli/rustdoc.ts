// Tests the Rust code of a chapter with `rustdoc --test`, as mdBook does.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Environment } from '../core/build-mode.ts';

export interface TestedChapter {
  readonly path: string;
  readonly content: string;
}

export interface TestPlace {
  /** A separate folder, absolute, which the chapters are written to. */
  readonly folder: string;
  readonly environment: Environment;
  /** Arguments for rustdoc besides the chapter. */
  readonly args: readonly string[];
  /** Ends the runs that are still going. */
  readonly stop: AbortSignal;
}

/** How a run of rustdoc ended. */
export type TestResult =
  | { readonly kind: 'passed' }
  /** The chapter has no Rust code. */
  | { readonly kind: 'no-code' }
  | { readonly kind: 'failed'; readonly output: string }
  /** rustdoc could not be started. */
  | { readonly kind: 'no-rustdoc'; readonly reason: string };

/** Tests one chapter. rustdoc is not started for a chapter that cannot contain code. */
export function testChapter({ path, content }: TestedChapter, place: TestPlace): Promise<TestResult> {
  if (!MAY_HAVE_CODE.test(content)) return Promise.resolve({ kind: 'no-code' });
  const file = join(place.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  const child = spawn('rustdoc', [path, '--test', ...place.args], {
    cwd: place.folder,
    env: { ...place.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: place.stop,
  });
  let output = '';
  const take = (text: string): void => void (output += text);
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  return new Promise((settle) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'it isn’t installed' : error.message;
      settle({ kind: 'no-rustdoc', reason });
    });
    child.once('close', (code) => {
      if (code !== 0) settle({ kind: 'failed', output });
      else settle({ kind: hasNoTests(output) ? 'no-code' : 'passed' });
    });
  });
}

/** Code in other languages isn't tested. */
const hasNoTests = (output: string): boolean => {
  const counts = [...output.matchAll(/^running (\d+) tests?$/gm)].map(([, count]) => Number(count));
  return counts.length > 0 && counts.every((count) => count === 0);
};

/** A fence, or lines indented like code. */
const MAY_HAVE_CODE = /^[\s>*+\d.-]*(?:```|~~~)|^(?: {4}|\t)/m;
