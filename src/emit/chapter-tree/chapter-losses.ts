// Notices what a chapter loses when its HTML is converted.
import type { ChapterPlaces } from './chapter-places.ts';
import type { ChapterUse } from './chapter-use.ts';
import type { Notices } from './notices.ts';

/** What the chapter loses, at its place. */
export const lossesOf = (
  notices: Notices,
  place: ChapterPlaces,
): Pick<ChapterUse, 'onUnsafe' | 'onLeftOut' | 'onDiagram'> => ({
  onUnsafe: () => {
    notices.leftOut('script', place.ofTag('script'));
  },
  onLeftOut: (element) => {
    notices.leftOut(element, place.ofTag(element));
  },
  onDiagram: () => {
    notices.diagram(place.ofText('```mermaid'));
  },
});
