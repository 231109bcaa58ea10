import { renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashBytes } from '../../../src/core/hash.ts';
import { createStatCache, type StatCache, type StatKeeper } from '../../../src/disk/sources/stat-cache.ts';
import { tempFolder, writeIn } from '../../helpers/temp-folder.ts';

/** A clock that is far after everything on the disk, and is put forward by hand. */
const clock = (): { now: () => number; seconds: number } => {
  const start = Date.now() + 3_600_000;
  const self = { seconds: 0, now: (): number => start + self.seconds * 1000 };
  return self;
};

interface MemoryKeeper extends StatKeeper {
  readonly saved: string[];
}

const keeper = (...saved: string[]): MemoryKeeper => ({
  saved,
  load: () => saved.at(-1),
  save: (text) => void saved.push(text),
});

const hashIn = (cache: StatCache, path: string): string => {
  const file = cache.hashOf(path);
  return file.kind === 'file' ? file.hash : file.why;
};

/** A hash that no content has: where it comes back, the file was not read. */
const noted = hashBytes('noted, not read');

const note = (cache: StatCache, path: string, startedAt = cache.now()): void => {
  cache.note(path, statSync(path, { bigint: true }), { hash: noted, startedAt });
};

const setTime = (path: string, ms: number): void => {
  utimesSync(path, ms / 1000, ms / 1000);
};

describe('an unchanged file', () => {
  test('is not read again', () => {
    const path = join(tempFolder({ a: 'text' }), 'a');
    const cache = createStatCache(undefined, clock().now);
    note(cache, path);
    expect(cache.hashOf(path)).toEqual({ kind: 'file', hash: noted, size: 4 });
    expect(cache.known(path, statSync(path, { bigint: true }))).toBe(noted);
  });

  test('is not read again in a later run', () => {
    const path = join(tempFolder({ a: 'text' }), 'a');
    const kept = keeper();
    const first = createStatCache(kept, clock().now);
    note(first, path);
    first.save();
    expect(hashIn(createStatCache(kept, clock().now), path)).toBe(noted);
  });

  test('is read again if it changed less than two seconds before it was read', () => {
    const path = join(tempFolder({ a: 'text' }), 'a');
    const { ctimeMs } = statSync(path);
    const cache = createStatCache(undefined, clock().now);
    note(cache, path, Math.floor(ctimeMs) + 2000);
    expect(hashIn(cache, path)).toBe(hashBytes('text'));
    const later = createStatCache(undefined, clock().now);
    note(later, path, Math.ceil(ctimeMs) + 2001);
    expect(hashIn(later, path)).toBe(noted);
  });

  test('is read again if its time is in the future', () => {
    const path = join(tempFolder({ a: 'text' }), 'a');
    const { now } = clock();
    setTime(path, now() + 86_400_000);
    const cache = createStatCache(undefined, now);
    note(cache, path);
    expect(hashIn(cache, path)).toBe(hashBytes('text'));
  });

  test('is trusted at once if this program wrote it', () => {
    const path = join(tempFolder({ a: 'text' }), 'a');
    const cache = createStatCache();
    cache.noteWritten(path, noted);
    expect(hashIn(cache, path)).toBe(noted);
  });
});

describe('a changed file', () => {
  const change: Record<string, (path: string) => void> = {
    'in size': (path) => {
      writeFileSync(path, 'longer');
      setTime(path, 1000);
    },
    'in time': (path) => {
      setTime(path, 2000);
    },
    'in content only, with size and time put back': (path) => {
      writeFileSync(path, 'TEXT');
      setTime(path, 1000);
    },
    'for another file': (path) => {
      writeFileSync(`${path}.new`, 'TEXT');
      setTime(`${path}.new`, 1000);
      renameSync(`${path}.new`, path);
    },
  };

  test.each(Object.keys(change))('is read again: %s', (name) => {
    const path = join(tempFolder({ a: 'text' }), 'a');
    setTime(path, 1000);
    const cache = createStatCache(undefined, clock().now);
    note(cache, path);
    expect(hashIn(cache, path)).toBe(noted);
    change[name]?.(path);
    expect(hashIn(cache, path)).not.toBe(noted);
  });

  test('that disappears has the reason instead', () => {
    const folder = tempFolder({ 'a/b': '' });
    const cache = createStatCache();
    expect(hashIn(cache, join(folder, 'a'))).toBe('folder');
    expect(hashIn(cache, join(folder, 'c'))).toBe('missing');
  });
});

describe('the saved stat cache', () => {
  test('is handed over only if it has something new', () => {
    const path = join(tempFolder({ a: 'text' }), 'a');
    const kept = keeper();
    const cache = createStatCache(kept, clock().now);
    cache.save();
    expect(kept.saved).toHaveLength(0);
    cache.hashOf(path);
    cache.save();
    cache.hashOf(path);
    cache.save();
    expect(kept.saved).toHaveLength(1);
  });

  test.each([
    '',
    'null',
    '[]',
    '{"a":1}',
    '["build-book files 0",["a","b","c",0]]',
    '["build-book files 1",7,["a"]]',
    '[[[',
  ])('is ignored if it cannot be parsed: %j', (text) => {
    const path = join(tempFolder({ a: 'text' }), 'a');
    expect(hashIn(createStatCache(keeper(text), clock().now), path)).toBe(hashBytes('text'));
  });

  test('drops a file after ten saves without a use', () => {
    const folder = tempFolder({ a: 'text' });
    const path = join(folder, 'a');
    const kept = keeper();
    let runs = 0;
    const run = (ask: (cache: StatCache) => void): void => {
      const cache = createStatCache(kept, clock().now);
      ask(cache);
      writeIn(folder, `other-${runs}`, '');
      cache.hashOf(join(folder, `other-${runs++}`));
      cache.save();
    };
    const saves = (count: number): void => {
      for (let i = 0; i < count; i++) run(() => undefined);
    };
    run((cache) => {
      note(cache, path);
    });
    saves(9);
    run((cache) => {
      expect(hashIn(cache, path)).toBe(noted);
    });
    saves(9);
    expect(hashIn(createStatCache(kept, clock().now), path)).toBe(noted);
    saves(1);
    expect(hashIn(createStatCache(kept, clock().now), path)).toBe(hashBytes('text'));
  });
});
