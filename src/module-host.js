// Runs a JavaScript preprocessor of a book in a process of its own: `[book, context]` comes on stdin, answers go to file
// descriptor 3, one JSON value per line. The last answer counts. stdout and stderr stay free for what the module prints.
import { spawnSync } from 'node:child_process';
import { existsSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

const url = process.argv[2] ?? '';

/** Milliseconds that unfinished work of the module may go on after it has answered. */
const GRACE = 500;

/** @param {unknown} answer */
const send = (answer) => {
  let rest = Buffer.from(`${JSON.stringify(answer)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(3, rest));
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EAGAIN') throw error;
    }
  }
};

/**
 * The stack of `error`. Node keeps the place of a syntax error out of it, but prints it when a module is imported.
 * @param {unknown} error
 */
const stackOf = (error) => {
  if (!(error instanceof Error)) return '';
  const stack = error.stack ?? '';
  if (!(error instanceof SyntaxError) || /^\s+at .*file:/m.test(stack)) return stack;
  const probe = ['--input-type=module', '-e', `import ${JSON.stringify(url)}`];
  return spawnSync(process.execPath, probe, { encoding: 'utf8' }).stderr;
};

/** @param {unknown} error */
const fail = (error) => {
  const reason = error instanceof Error ? error.message || error.name : inspect(error);
  send({ failed: reason, stack: stackOf(error) });
  process.exit(1);
};

const run = async () => {
  let input = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) input += String(chunk);
  const [book, context] = JSON.parse(input);
  if (!existsSync(fileURLToPath(url))) throw new Error('the file doesn’t exist');
  const module = await import(url);
  /** @type {((...args: readonly unknown[]) => unknown) | undefined} */
  const found = [module.default, module.preprocess].find((one) => typeof one === 'function');
  if (!found) throw new Error('it exports no function, neither by default nor as `preprocess`');
  const result = await found(book, context);
  process.off('beforeExit', reportSilence);
  send({ book: result ?? book });
  setTimeout(() => process.exit(), GRACE).unref();
};

const reportSilence = () => {
  fail(new Error('it never answered: it waits for a promise that nothing settles'));
};

process.on('uncaughtException', fail);
process.once('beforeExit', reportSilence);
run().catch(fail);
