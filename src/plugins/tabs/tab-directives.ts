// `{{#tabs}}{{#tab name="A"}}...{{#endtab}}{{#endtabs}}` -> parts one below the other, each under its name; a script makes tabs of them.
import { escapeHtml } from '../../core/escape-html.ts';
import type { MappedText } from '../../core/mapped-text.ts';
import { type Edit, blankLineAt, editMapped } from '../../read/preprocess/edit-mapped.ts';
import { codePlacesIn, createPlaceFinder } from '../../read/preprocess/include/code-places.ts';

const DIRECTIVE = /\{\{\s*#(tabs|tab|endtab|endtabs)((?:\s+\w+\s*=\s*"[^"\n]*")*)\s*\}\}/g;

/** `mapped` itself when there are no tabs in it. What stands in code is left alone. */
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

/** Everything is there and named without a script, on paper too. */
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
