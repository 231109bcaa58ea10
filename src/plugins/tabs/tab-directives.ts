// Expands `{{#tabs}}{{#tab name="A"}}...{{#endtab}}{{#endtabs}}` to labeled sections, which a script turns into tabs.
import { escapeHtml } from '../../core/escape-html.ts';
import type { MappedText } from '../../core/mapped-text.ts';
import { type Edit, blankLineAt, editMapped } from '../../read/preprocess/edit-mapped.ts';
import { codePlacesIn, createPlaceFinder } from '../../read/preprocess/include/code-places.ts';

const DIRECTIVE = /\{\{\s*#(tabs|tab|endtab|endtabs)((?:\s+\w+\s*=\s*"[^"\n]*")*)\s*\}\}/g;

/** Returns `mapped` itself if it has no tabs. Code is left unchanged. */
export function openTabs(mapped: MappedText): MappedText {
  const { text } = mapped;
  if (!/\{\{\s*#tab/.test(text)) return mapped;
  const codeAt = createPlaceFinder(() => codePlacesIn(text));
  const edits = [...text.matchAll(DIRECTIVE)].flatMap(
    ({ 0: all, 1: kind = '', 2: settings = '', index }): Edit[] => {
      if (codeAt(index) !== undefined) return [];
      const gap = blankLineAt(text, index);
      return [{ start: index, end: index + all.length, by: [gap + tagFor(kind, settings) + gap] }];
    },
  );
  return edits.length === 0 ? mapped : editMapped(mapped, edits);
}

/** All sections are visible and labeled without a script and in print. */
function tagFor(kind: string, settings: string): string {
  if (kind === 'tabs') {
    const group = settingOf(settings, 'global');
    return group === undefined
      ? '<div class="tabs">'
      : `<div class="tabs" data-group="${escapeHtml(group)}">`;
  }
  if (kind !== 'tab') return '</div>';
  const name = escapeHtml(settingOf(settings, 'name') ?? '');
  return `<div class="tab" data-name="${name}"><p class="tab-name">${name}</p>`;
}

const settingOf = (settings: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(settings)?.[1];
