// Recognizes undefined labels that point to a page or heading by convention.

const PLACE_LABEL = /^(ex|p)[-~]([^]+)$/i;

export interface PlaceLabel {
  /** `page` for `p~page`, `heading` for `ex~folder~anchor`. */
  readonly kind: 'page' | 'heading';
  /** The rest of the label. */
  readonly name: string;
}

export function placeLabel(label: string): PlaceLabel | undefined {
  const [, kind, name = ''] = PLACE_LABEL.exec(label.trim()) ?? [];
  if (kind === undefined) return undefined;
  return { kind: kind.toLowerCase() === 'p' ? 'page' : 'heading', name };
}
