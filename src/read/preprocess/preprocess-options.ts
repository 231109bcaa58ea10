// The settings that decide how a chapter's text is expanded before it is parsed.
import type { Config } from '../config/config.ts';
import type { HiddenOptions } from './hidden.ts';

export interface PreprocessOptions {
  /** Whether `<<#include x>>` is a directive as `{{#include x}}` is. */
  readonly angleMarkers: boolean;
  readonly hidden: HiddenOptions;
  /** Includes of files whose path begins with this are removed; absent for none. */
  readonly leaveOut?: string;
  /** Directives of other programs that are removed. */
  readonly drop: readonly string[];
}

export function preprocessOptions({ buildBook, native }: Config): PreprocessOptions {
  const { private: comments, scrub } = native;
  return {
    angleMarkers: buildBook.markers.angle,
    hidden: {
      sections: buildBook.hiddenSections,
      private: comments && { remove: comments.remove, style: comments.style, notice: comments.notice },
    },
    leaveOut: scrub?.doNotIncludeHiddenChapters ? scrub.hiddenChapterPrefix : undefined,
    drop: [
      ...(scrub?.scrubExampleDirectives ? ['example'] : []),
      ...(scrub?.scrubCrateBlockDirectives ? ['crate'] : []),
    ],
  };
}
