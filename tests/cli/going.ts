// Runs a command that doesn't end by itself, and returns its output, the processes it started, and its exit.
import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { type SpawnedOptions, type SpawnedResult, ended, start } from './spawned.ts';

export interface Going {
  /** Waits until the output so far, of both streams, matches `pattern`, and returns the match. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** The names of its living processes, itself included. */
  readonly programs: () => readonly string[];
  /** Sends a signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<SpawnedResult>;
  readonly ended: Promise<SpawnedResult>;
}

/** Starts `build-book` as the leader of a process group, which contains all processes that it starts. */
export function go(argv: readonly string[], options: SpawnedOptions): Going {
  const child = start(argv, { ...options, isGroup: true });
  const end = ended(child);
  return {
    says: createListener(child, end),
    programs: createProgramList(child.pid ?? 0),
    end: (signal) => {
      child.kill(signal);
      return end;
    },
    ended: end,
  };
}

function createListener(child: ChildProcess, end: Promise<SpawnedResult>): Going['says'] {
  let said = '';
  const listeners = new Set<() => void>();
  const hear = (text: string): void => {
    said += text;
    for (const listener of listeners) listener();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return (pattern) =>
    new Promise((done, fail) => {
      const look = (): void => {
        const match = pattern.exec(said);
        if (match === null) return;
        listeners.delete(look);
        done(match);
      };
      listeners.add(look);
      look();
      void end.then(() => {
        fail(new Error(`it ended without saying ${String(pattern)}:\n${said}`));
      });
    });
}

/** Lists a process and its descendants, also those that have a process group of their own; zombies are left out. */
function createProgramList(root: number): () => readonly string[] {
  // A process whose parent has ended cannot be found through it, so those seen before are looked up by their own id.
  const known = new Set([root]);
  return () => {
    const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,comm='], { encoding: 'utf8' });
    const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/));
    let before = 0;
    while (before !== known.size) {
      before = known.size;
      for (const [pid, parent] of rows) if (known.has(Number(parent))) known.add(Number(pid));
    }
    return rows.flatMap(([pid, , state = '', ...name]) =>
      known.has(Number(pid)) && !state.startsWith('Z') ? [name.join(' ')] : [],
    );
  };
}
