// The manifest: the first file of the index that a query loads, and the only one with a fixed name.
import type { PostingCodec } from '../../scan/search/text-analysis.ts';
import { type Manifest, SLOT_UNIT } from './index-format.ts';
import type { FileRanges } from './search-stages.ts';

export const slotsFor = (sections: number): number => Math.ceil(sections / SLOT_UNIT) * SLOT_UNIT;

export interface ManifestInput {
  readonly pages: readonly { readonly sections: number; readonly part?: string }[];
  readonly groups: readonly { readonly head: string; readonly pages: number }[];
  readonly shards: FileRanges;
  readonly words: FileRanges;
  readonly compounds: boolean;
  readonly stemmers: readonly string[];
  readonly weights: Manifest['weights'];
}

export function manifestOf(
  { pages, groups, shards, words, ...others }: ManifestInput,
  { encodeNumber }: PostingCodec,
): Manifest {
  return {
    sections: pages.reduce((sum, { sections }) => sum + sections, 0),
    slots: pages.map(({ sections }) => encodeNumber(slotsFor(sections) / SLOT_UNIT)).join(''),
    parts: runsOf(pages.map(({ part }) => part ?? 0)),
    groups: [
      groups.map(({ head }) => head).join(''),
      groups.map((group) => encodeNumber(group.pages)).join(''),
    ],
    shards: rangesOf(shards),
    words: rangesOf(words),
    ...others,
  };
}

const rangesOf = ({ from, names }: FileRanges): Manifest['shards'] => [from, names.join('')];

function runsOf<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  const runs: [T, number][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.[0] === value) last[1]++;
    else runs.push([value, 1]);
  }
  return runs;
}
