// Builds the editions of a book one after the other, so that only one of them is in memory at a time.
import type { Siblings } from '../../core/edition.ts';
import { programDigest } from '../../disk/program-digest.ts';
import { type BuiltBook, type SessionOptions, openSession } from '../session.ts';
import { type SharedCaches, openSharedCaches } from '../session-caches.ts';
import { rememberEditions } from '../unchanged/unchanged-editions.ts';
import { unsuppressed } from '../unchanged/unsuppressed.ts';
import { nameOfEdition } from './edition-name.ts';
import type { PlannedLanguages } from './plan-languages.ts';
import { type WrittenEdition, hasFront, writeEdition } from './write-edition.ts';

export interface WantedEditions extends PlannedLanguages {
  /** The editions to build: all, or one. */
  readonly wanted: readonly Siblings[];
}

export interface EditionsBuild {
  readonly options: SessionOptions;
  readonly planned: WantedEditions;
  /** Told what became of each edition. */
  readonly onEdition: (edition: FinishedEdition) => void;
  /** Whether to leave the remaining editions out. Called before each. */
  readonly isEnded?: () => boolean;
  /** Why a built book can't be written as requested, which ends everything; absent if it can. */
  readonly complaint?: (built: BuiltBook) => string | undefined;
  /** Does work that must not be interrupted. */
  readonly finish?: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onProgress?: (siblings: Siblings, done: number, total: number) => void;
}

export interface FinishedEdition {
  readonly siblings: Siblings;
  readonly built: BuiltBook;
  /** Absent if there was no book to write. */
  readonly written: WrittenEdition | undefined;
}

/** The complaint that ended the build; absent if there was none. */
export async function buildEditions(build: EditionsBuild): Promise<string | undefined> {
  const { options, planned, isEnded = () => false } = build;
  const shared = openSharedCaches(options, programDigest());
  try {
    for (const siblings of planned.wanted) {
      if (isEnded()) return undefined;
      const complaint = await buildEdition(build, shared, siblings);
      if (complaint !== undefined) return complaint;
    }
    if (isWhole(planned) && !isEnded()) remember(options, planned);
    return undefined;
  } finally {
    await shared.close();
  }
}

const isWhole = ({ wanted, editions }: WantedEditions): boolean => wanted.length === editions.length;

/** Builds and writes one edition, and forgets it. */
async function buildEdition(
  { options, planned, onEdition, complaint, finish = (work) => work(), onProgress }: EditionsBuild,
  shared: SharedCaches,
  siblings: Siblings,
): Promise<string | undefined> {
  const session = openSession({ ...options, shared, siblings, language: siblings.current.id });
  const place = {
    options,
    planned,
    ...(isWhole(planned) && { isWhole: true as const }),
    onProgress: (done: number, total: number) => onProgress?.(siblings, done, total),
  };
  try {
    const built = await session.build();
    const refused = complaint?.(built);
    if (refused !== undefined) return refused;
    const written = built.fatal
      ? undefined
      : await finish(() => writeEdition(session, { built, siblings }, place));
    onEdition({ siblings, built, written });
    if (written && isWhole(planned)) {
      const { own } = written;
      session.remember({ built, written: own, diagnostics: unsuppressed(built, own) });
    }
    return undefined;
  } finally {
    await session.close();
  }
}

/** Lets the next build find out by itself that nothing has changed; a front page has no record. */
function remember(options: SessionOptions, planned: WantedEditions): void {
  if (hasFront(planned) || options.only !== undefined) return;
  const recorded = planned.editions.map((siblings) => ({
    edition: nameOfEdition({ siblings }) ?? '',
    language: siblings.current.id,
  }));
  rememberEditions(options, recorded);
}
