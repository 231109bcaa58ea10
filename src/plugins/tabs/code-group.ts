// `:::code-group`, as in VitePress: the code blocks in it are tabs, named by the `[name]` of their info strings.
import type { StateBlock, Token } from 'markdown-it';
import type { OpenContainer } from '../../scan/markdown/syntax/containers.ts';

/** The type of the tokens before and after a group, which part it from tabs next to it. */
export const GROUP_EDGE = 'code_group_edge';

/** A title or attributes have no meaning. */
export const openCodeGroup: OpenContainer = (state, { line, last }) => {
  pushEdge(state, line);
  const first = state.tokens.length;
  return () => {
    for (const token of state.tokens.slice(first)) if (token.type === 'fence') nameTab(token);
    pushEdge(state, last);
  };
};

function pushEdge(state: StateBlock, line: number): void {
  state.push(GROUP_EDGE, '', 0).map = [line, line + 1];
}

/** A block without a name is named by its language. */
function nameTab(token: Token): void {
  const [inBrackets, name] = /\[([^\]]+)\]/.exec(token.info) ?? [''];
  const info = token.info.replace(inBrackets, '').trim() || 'text';
  const [language] = info.split(/[\s,{:]/);
  token.info = `${info} tab="${(name ?? language ?? '').replaceAll('"', "'")}"`;
}
