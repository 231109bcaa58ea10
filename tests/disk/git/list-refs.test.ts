import { execFileSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listRefs, currentRefs } from '../../../src/disk/git/list-refs.ts';
import { refsState } from '../../../src/disk/git/refs-state.ts';
import { type Repository, repository } from '../../helpers/git-repository.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const head = ({ git }: Repository): string => git('rev-parse', 'HEAD');

test('tags, branches and those of origin are listed with their commits', async () => {
  const from = repository({ 'a.md': 'a\n' }, 'v1');
  const commit = head(from);
  from.git('tag', 'light');
  from.git('tag', 'file', from.git('rev-parse', 'HEAD:a.md'));
  from.git('update-ref', 'refs/tags/-x', commit);
  from.git('branch', 'release/1.x');
  from.git('update-ref', 'refs/remotes/origin/next', commit);
  from.git('update-ref', 'refs/remotes/fork/next', commit);
  from.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/next');
  expect(await listRefs(from.folder)).toEqual({
    kind: 'refs',
    isShallow: false,
    refs: [
      { kind: 'tag', name: '-x', commit },
      { kind: 'tag', name: 'file' },
      { kind: 'tag', name: 'light', commit },
      { kind: 'tag', name: 'v1', commit },
      { kind: 'branch', name: 'main', commit },
      { kind: 'branch', name: 'release/1.x', commit },
      { kind: 'remote-branch', name: 'next', commit },
    ],
  });
});

test('a shallow clone and a folder without a repository are recognized', async () => {
  const from = repository({ 'a.md': 'a\n' });
  from.commit({ 'a.md': 'b\n' });
  const to = join(tempFolder(), 'clone');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${from.folder}`, to]);
  expect(await listRefs(to)).toMatchObject({ kind: 'refs', isShallow: true });
  const outside = await listRefs(tempFolder());
  expect(outside.kind === 'failed' ? outside.reason : '').toContain('not a git repository');
});

test('ignores refs that match no glob', () => {
  const from = repository({}, 'v1');
  const before = currentRefs(from.folder, ['v*']);
  from.git('tag', 'other');
  from.commit({ 'a.md': 'a\n' });
  expect(currentRefs(from.folder, ['v*'])).toBe(before);
  from.git('tag', '--force', 'v1');
  expect(currentRefs(from.folder, ['v*'])).not.toBe(before);
});

/** Long ago, so that the state of the files is certain. */
function settle(folder: string): void {
  const past = new Date('2024-01-01');
  for (const path of ['refs', 'refs/heads', 'refs/tags']) utimesSync(join(folder, '.git', path), past, past);
}

test.each<readonly [string, (from: Repository) => void]>([
  ['a new tag', ({ git }) => git('tag', 'v2')],
  ['a moved tag', (from) => from.git('tag', '--force', 'v1', from.commit({}))],
  ['a deleted tag', ({ git }) => git('tag', '--delete', 'v1')],
  ['a commit', ({ commit }) => commit({})],
  ['a new branch in a folder', ({ git }) => git('branch', 'release/1.x')],
  ['packed refs', ({ git }) => git('pack-refs', '--all')],
])('the state of the files of refs changes with %s', (_, change) => {
  const from = repository({}, 'v1');
  settle(from.folder);
  const before = refsState(from.folder);
  expect(before).not.toBe('');
  expect(refsState(from.folder)).toBe(before);
  change(from);
  expect(refsState(from.folder)).not.toBe(before);
});

test('a state that proves nothing is empty', () => {
  const { folder, git } = repository({}, 'v1');
  expect(refsState(folder)).toBe('');
  settle(folder);
  git('worktree', 'add', '--quiet', 'linked');
  expect(refsState(join(folder, 'linked'))).toBe('');
  expect(refsState(tempFolder())).toBe('');
});
