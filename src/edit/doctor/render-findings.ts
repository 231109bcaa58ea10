// Renders the findings as text or JSON.
import type { Location } from '../../core/diagnostic.ts';
import type { Difference, Findings, Removable } from './finding.ts';
import { type Topic, topics } from './topics.ts';

/** Line and column of a location, starting at 1; absent when the file's text is unknown. */
export type PlaceOf = (at: Location) => { readonly line: number; readonly column: number } | undefined;

/** Maximum number of locations per topic in text output; JSON has all. */
const MAX_LOCATIONS = 10;

export function renderFindings({ differences, removables, plugins }: Findings, placeOf: PlaceOf): string {
  const groups = new Map<Topic, readonly Difference[]>();
  for (const one of differences ?? []) groups.set(one.topic, [...(groups.get(one.topic) ?? []), one]);
  const parts = [
    ...(differences === undefined ? [] : ['Differences from mdBook']),
    ...[...groups].map(([topic, places]) => renderTopic(topic, places, placeOf)),
    ...(differences?.length === 0 ? ['  nothing'] : []),
    'No longer needed',
    removables.map((one) => renderRemovable(one, placeOf)).join('\n') || '  nothing',
    ...(plugins.length === 0
      ? []
      : ['Plugins', plugins.map(({ what, why }) => `  ${what}: ${why}`).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderTopic(topic: Topic, places: readonly Difference[], placeOf: PlaceOf): string {
  const { what, mdbook, here } = topics[topic];
  const shown = places
    .slice(0, MAX_LOCATIONS)
    .map(({ at, text }) => `    ${[at && shownPlace(at, placeOf), text].filter(Boolean).join('  ')}`);
  const more = places.length > MAX_LOCATIONS ? [`    and ${places.length - MAX_LOCATIONS} more`] : [];
  return [
    `  ${what} (${places.length})`,
    `    mdBook: ${mdbook}`,
    `    build-book: ${here}`,
    ...shown,
    ...more,
  ].join('\n');
}

function renderRemovable({ what, why, at }: Removable, placeOf: PlaceOf): string {
  const place = at === undefined ? '' : `${shownPlace(at, placeOf)}  `;
  return `  ${place}${what}: ${why}`;
}

function shownPlace(at: Location, placeOf: PlaceOf): string {
  const place = placeOf(at);
  return place === undefined ? at.file : `${at.file}:${place.line}:${place.column}`;
}

/** The findings as JSON. The format is public: fields are added, never changed. */
export const findingsJson = ({ differences, removables, plugins }: Findings, placeOf: PlaceOf): object => ({
  differences: (differences ?? []).map(({ topic, text, at }) => ({
    topic,
    ...topics[topic],
    text: text === '' ? undefined : text,
    ...jsonPlace(at, placeOf),
  })),
  removables: removables.map(({ what, why, file, at }) => ({
    what,
    why,
    file,
    ...jsonPlace(at, placeOf),
  })),
  plugins,
});

const jsonPlace = (at: Location | undefined, placeOf: PlaceOf): object =>
  at === undefined ? {} : { file: at.file, ...placeOf(at) };
