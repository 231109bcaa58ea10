// Renders an internal error with a short stack and the versions that a bug report needs.
import { ownPackage } from '../disk/own-files.ts';

/** How many stack frames are shown. */
const FRAMES = 6;

/** The text for a bug in build-book. Problems in a book never get here: they are diagnostics. */
export function faultText(error: unknown): string {
  const { name, version } = ownPackage();
  const lines = error instanceof Error ? shortStack(error) : [String(error)];
  return [
    '',
    `this is a fault of ${name}, not of your book`,
    '',
    ...lines.map((line) => `    ${line}`),
    '',
    `${name} ${version}, Node.js ${process.version}, ${process.platform} ${process.arch}`,
    'please report it with the lines above and, if you can, the file that was being read',
    '',
  ].join('\n');
}

/** The message, the innermost frames, and the cause. */
function shortStack(error: Error): readonly string[] {
  const [...lines] = (error.stack ?? `${error.name}: ${error.message}`).split('\n');
  const frames = lines.filter((line) => /^\s+at /.test(line));
  const message = lines.filter((line) => !frames.includes(line));
  const shown = [...message, ...frames.slice(0, FRAMES).map((line) => `  ${line.trim()}`)];
  return error.cause instanceof Error ? [...shown, `caused by ${error.cause.message}`] : shown;
}
