// The kinds of badges, in the text and on entries of the contents.

/** Each has a color, and a text in `templates/words/`. */
export const badgeKinds: readonly string[] = ['new', 'beta', 'experimental', 'deprecated'];
