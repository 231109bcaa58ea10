// The parts that are filled into pages after they were made.

export const VERSION_MENU = 'version-menu';
export const EDITION_BANNER = 'edition-banner';

/** With the parts that they include. */
export const slotParts: readonly string[] = [VERSION_MENU, EDITION_BANNER, 'interface-language'];
