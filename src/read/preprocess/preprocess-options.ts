// The settings that decide how a chapter's text is expanded before it is parsed.
import type { Config } from '../config/config.ts';
import type { IncludeConfig } from '../config/feature-config.ts';

export interface PreprocessOptions extends IncludeConfig {
  /** Whether `<<#include x>>` is a directive as `{{#include x}}` is. */
  readonly angleMarkers: boolean;
  /** `build-book.hidden-sections`. */
  readonly hiddenSections: 'keep' | 'strip' | 'show';
}

export const preprocessOptions = ({ buildBook, features }: Config): PreprocessOptions => ({
  angleMarkers: buildBook.markers.angle,
  hiddenSections: buildBook.hiddenSections,
  ...features.includes,
});
