// Renders an internal error with a short stack and the versions that a bug report needs.
import { ownPackage } from '../disk/own-files.ts';

/** How many stack frames are shown. */
const FRAMES = 6;

/** The text for a bug in build-book. Problems in a book never get here: they are diagnostics. */
export function faultText(error: unknown): string {
  const { name, version, bugs } = knownPackage();
  const lines = error instanceof Error ? shortStack(error) : [String(error)];
  return [
    '',
    `this is a bug in ${name}, not a problem with your book`,
    '',
    ...lines.map((line) => `    ${line}`),
    '',
    `${name} ${version}, Node.js ${process.version}, ${process.platform} ${process.arch}`,
    `please report it${bugs === undefined ? '' : ` at ${bugs}`} with the lines above and, if you can, the file that caused it`,
    '',
  ].join('\n');
}

/** An error may come from files that can't be read. */
function knownPackage(): ReturnType<typeof ownPackage> {
  try {
    return ownPackage();
  } catch {
    return { name: 'build-book', version: '(unknown version)' };
  }
}

/** The line for an error of the system rather than of the program; absent for any other. */
export function systemErrorText(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EMFILE' || code === 'ENFILE'
    ? 'error: too many open files; raise the limit with `ulimit -n 1024`\n'
    : undefined;
}

/** The message, the innermost frames, and the cause. */
function shortStack(error: Error): readonly string[] {
  const [...lines] = (error.stack ?? `${error.name}: ${error.message}`).split('\n');
  const frames = lines.filter((line) => /^\s+at /.test(line));
  const message = lines.filter((line) => !frames.includes(line));
  const shown = [...message, ...frames.slice(0, FRAMES).map((line) => `  ${line.trim()}`)];
  return error.cause instanceof Error ? [...shown, `caused by ${error.cause.message}`] : shown;
}
