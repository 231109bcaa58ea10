// Markers in braces or in angles -> all of them in one of the two: `{{hi:x}}`, `<<hi:x>>`, `{{#include x}}`, `<<#include x>>`.
import { markerAt } from '../scan/markdown/syntax/index-marker.ts';
import { directivesIn } from '../read/preprocess/include/directive.ts';
import { codeTest } from './code-ranges.ts';
import type { Edit } from './edit.ts';

export type MarkerStyle = 'brace' | 'angle';

const marks = { brace: ['{{', '}}'], angle: ['<<', '>>'] } as const;

/**
 * Markers of the index in text, and includes everywhere: they work in code too. What holds the other style's marks
 * stays, since it would end early; so do `{{#playground}}` and its like, which have no angles.
 */
export function migrateMarkers(text: string, style: MarkerStyle): readonly Edit[] {
  const spans = [...indexMarkers(text, style), ...includes(text, style)];
  const [open, close] = marks[style];
  return spans
    .filter((span) => canChange(text, span, style))
    .flatMap(([start, end]): readonly Edit[] => [
      { span: { start, end: start + 2 }, text: open },
      { span: { start: end - 2, end }, text: close },
    ])
    .sort((a, b) => a.span.start - b.span.start);
}

type Range = readonly [start: number, end: number];

/** Whether it would mean the same in the other marks: none of them may be in it, or lengthen it. */
function canChange(text: string, [start, end]: Range, style: MarkerStyle): boolean {
  const inside = text.slice(start + 2, end - 2);
  const [open, close] = marks[style];
  if (/[<>{}]/.test(inside) || text[start - 1] === open[0] || text[end] === close[0]) return false;
  // In angles there are neither `<< #include x>>`, nor includes over several lines, nor `<<hi::x>>`.
  if (inside.startsWith('#')) return !inside.includes('\n');
  return markerAt(open + inside + close, 0, 'angles') !== undefined;
}

function indexMarkers(text: string, style: MarkerStyle): readonly Range[] {
  const isCode = codeTest(text);
  const found: Range[] = [];
  const wanted = style === 'brace' ? '<<' : '{{';
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const marker = isCode(at) || text[at - 1] === '\\' ? undefined : markerAt(text, at, 'angles');
    if (marker) found.push([at, marker.end]);
  }
  return found;
}

const includes = (text: string, style: MarkerStyle): readonly Range[] =>
  directivesIn(text, ['brace', 'angle']).flatMap((found): readonly Range[] =>
    found.kind === 'directive' && found.name === 'include' && found.form !== style
      ? [[found.start, found.end]]
      : [],
  );
