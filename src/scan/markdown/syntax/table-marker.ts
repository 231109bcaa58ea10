// Moves index markers after the last `|` of a table row into the row's last cell. `{{#include
// recipes.incl.md}}{{hi:Recipes}}` produces this when the included text ends with a table. GFM drops surplus cells,
// which would drop the marker.
import type { MarkdownIt, StateBlock, Token } from 'markdown-it';

const AFTER_ROW = /\|[ \t]*((?:(?:\{\{hi:[^\n]*?\}\}|<<hi:[^\n]*?>>)[ \t]*)+)$/;

export function markersAfterRows(md: MarkdownIt): void {
  const table = md.block.ruler.__rules__.find(({ name }) => name === 'table');
  if (!table) return;
  const { fn } = table;
  const rule: typeof fn = (...call) => {
    const [state, , , silent] = call;
    const count = state.tokens.length;
    if (!fn(...call)) return false;
    if (!silent) moveMarkers(state, count);
    return true;
  };
  md.block.ruler.at('table', rule, { alt: ['paragraph'] });
}

function moveMarkers(state: StateBlock, from: number): void {
  let markers: string | undefined;
  let last: Token | undefined;
  for (let i = from; i < state.tokens.length; i++) {
    const token = state.tokens[i];
    if (token?.type === 'tr_open') markers = AFTER_ROW.exec(lineOf(state, token.map?.[0] ?? 0))?.[1];
    else if (token?.type === 'inline') last = token;
    else if (token?.type === 'tr_close' && markers !== undefined && last && !last.content.includes(markers)) {
      // A separate inline token before the end of the last cell, so that its position is found.
      const own = new state.Token('inline', '', 0);
      own.content = markers.trim();
      own.children = [];
      own.level = last.level;
      state.tokens.splice(i - 1, 0, own);
      i++;
    }
  }
}

const lineOf = (state: StateBlock, line: number): string =>
  state.src.slice(state.bMarks[line], state.eMarks[line]).trimEnd();
