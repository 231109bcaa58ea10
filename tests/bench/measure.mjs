// Runs a command to its end -> its wall and CPU time, or the most memory that all its processes have had together.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const SAMPLE_MS = 10;

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** A book with mistakes is built all the same, which build-book reports with exit code 1. */
function expectBuilt({ name }, status, errors) {
  if (status === 0 || (name.startsWith('build-book') && status === 1)) return;
  throw new Error(`${name} ended with ${status}:\n${errors.trim().slice(-2000)}`);
}

const closed = (child) => new Promise((done, failed) => child.on('error', failed).on('close', done));

/**
 * Seconds of wall time and of CPU time, which is that of the command and of all processes that it has waited for.
 * bash measures both, in milliseconds.
 */
export async function timeOf(program, argv, { cwd, env }) {
  const outputFile = join(tmpdir(), `build-book-bench-${process.pid}.txt`);
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >"$0" 2>&1';
  const child = spawn('bash', ['-c', script, outputFile, program.command, ...argv], {
    cwd,
    env: { ...env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let report = '';
  child.stderr.on('data', (text) => (report += text));
  const status = await closed(child);
  const output = readFileSync(outputFile, 'utf8');
  rmSync(outputFile);
  expectBuilt(program, status, output);
  const [wall, user, system] = report.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, cpu: user + system };
}

/** The parent of each process by its id; the name of a process may contain spaces and parentheses. */
function parents() {
  const found = new Map();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
      found.set(Number(id), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended since.
    }
  }
  return found;
}

function processTree(root) {
  const tree = [root];
  const all = parents();
  for (const id of tree) for (const [child, parent] of all) if (parent === id) tree.push(child);
  return tree;
}

/** Proportional set size in MB, in which memory shared by several processes is not counted twice. */
function memoryOf(id) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/**
 * Peak memory in MB of all processes together, sampled; NaN where there is no `/proc`. Sampling slows the processes
 * down, so a run gives either its time or its memory.
 */
export async function peakMemoryOf(program, argv, { cwd, env }) {
  if (process.platform !== 'linux') return NaN;
  const child = spawn(program.command, argv, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => (errors += text));
  let isRunning = true;
  let peak = 0;
  const ended = closed(child).finally(() => (isRunning = false));
  while (isRunning) {
    const sum = processTree(child.pid).reduce((total, id) => total + memoryOf(id), 0);
    peak = Math.max(peak, sum);
    await wait(SAMPLE_MS);
  }
  expectBuilt(program, await ended, errors);
  return peak;
}

export const number = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '-');

export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
