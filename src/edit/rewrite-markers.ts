// Converts markers between braces and angle brackets: `{{hi:x}}` and `<<hi:x>>`, `{{#include x}}` and `<<#include
// x>>`.
import { markerAt } from '../scan/markdown/syntax/index-marker.ts';
import { directivesIn } from '../read/preprocess/include/directive.ts';
import { codeTest } from './code-ranges.ts';
import type { Edit } from './edit.ts';

export type MarkerStyle = 'brace' | 'angle';

const marks = { brace: ['{{', '}}'], angle: ['<<', '>>'] } as const;

/**
 * Converts index markers in text, and includes everywhere, because includes also work in code. Markers that contain
 * the other style's brackets are kept, since they would end early, and so are `{{#playground}}` and others without
 * an angle form.
 */
export function rewriteMarkers(text: string, style: MarkerStyle): readonly Edit[] {
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

/** Whether the marker has the same meaning in the other style: it must not contain the brackets or touch one. */
function canChange(text: string, [start, end]: Range, style: MarkerStyle): boolean {
  const inside = text.slice(start + 2, end - 2);
  const [open, close] = marks[style];
  if (/[<>{}]/.test(inside) || text[start - 1] === open[0] || text[end] === close[0]) return false;
  // The angle style has no `<< #include x>>`, no includes over several lines and no `<<hi::x>>`.
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
