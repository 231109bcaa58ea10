// A label that nothing defines -> the place in the book that it may mean by its form.

const PLACE_LABEL = /^(ex|p)[-~]([^]+)$/i;

export interface PlaceLabel {
  /** `page` for `p~page`, `heading` for `ex~folder~anchor`. */
  readonly kind: 'page' | 'heading';
  /** What follows. */
  readonly name: string;
}

/** Absent for any other label. */
export function placeLabel(label: string): PlaceLabel | undefined {
  const [, kind, name = ''] = PLACE_LABEL.exec(label.trim()) ?? [];
  if (kind === undefined) return undefined;
  return { kind: kind.toLowerCase() === 'p' ? 'page' : 'heading', name };
}
