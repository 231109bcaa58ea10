// Resolves link labels to shared definitions, after the chapter's own definitions.
import type { MarkdownIt } from 'markdown-it';
import { type ChapterEnv, chapterEnv } from '../env.ts';
import type { Definition } from '../../../read/references/definition.ts';

type References = NonNullable<ChapterEnv['references']>;
type BlockRule = MarkdownIt['block']['ruler']['__rules__'][number]['fn'];

/** The line of each label's first definition, keyed by the chapter's own definitions. */
const lines = new WeakMap<References, Map<string, number>>();

/**
 * Between the block and inline stages, makes shared definitions available for labels that the chapter doesn't define.
 */
export function definitions(md: MarkdownIt): void {
  md.core.ruler.after('block', 'shared_definitions', (state) => {
    const env = chapterEnv(state.env);
    const own: References = env.references ?? {};
    const shared = new Map<string, Definition | undefined>();
    env.references = new Proxy(own, {
      get: (target, label): Definition | undefined => {
        if (typeof label !== 'string') return undefined;
        if (Object.hasOwn(target, label)) return target[label];
        // Cached, because markdown-it tries each bracket several times.
        if (!shared.has(label)) {
          const found = env.definitionOf(label, () => labelAsWritten(env, label));
          shared.set(label, found && md.validateLink(found.href) ? found : undefined);
        }
        return shared.get(label);
      },
    });
  });
  md.inline.ruler.before('link', 'record_inline_state', (state) => {
    chapterEnv(state.env).inlineState = state;
    return false;
  });
  const reference = md.block.ruler.__rules__.find(({ name }) => name === 'reference');
  if (reference) md.block.ruler.at('reference', recordRepetitions(reference.fn));
}

const BRACKETS = /\[((?:[^[\]\\]|\\.)*)\]/g;

/** markdown-it only passes normalized labels, so find the label at the current position again. */
function labelAsWritten(env: ChapterEnv, label: string): string {
  const { inlineState } = env;
  BRACKETS.lastIndex = inlineState?.pos ?? 0;
  for (
    let match = BRACKETS.exec(inlineState?.src ?? '');
    match !== null;
    match = BRACKETS.exec(inlineState?.src ?? '')
  ) {
    const written = (match[1] ?? '').trim();
    if (written.replace(/\s+/g, ' ').toLowerCase().toUpperCase() === label) return written;
  }
  return label;
}

/** Wraps markdown-it's definition rule to record the repeated definitions that it ignores. */
const recordRepetitions =
  (rule: BlockRule): BlockRule =>
  (...call) => {
    const [state, line] = call;
    const env = chapterEnv(state.env);
    const own = env.references ?? {};
    const defined: References = {};
    env.references = defined;
    const found = rule(...call);
    env.references = own;
    const [label] = Object.keys(defined);
    const definition = label === undefined ? undefined : defined[label];
    if (label === undefined || definition === undefined) return found;
    const first = Object.hasOwn(own, label) ? own[label] : undefined;
    const linesOfFirst = lines.get(own) ?? new Map<string, number>();
    lines.set(own, linesOfFirst);
    if (first === undefined) {
      own[label] = definition;
      linesOfFirst.set(label, line);
    } else {
      const firstLine = linesOfFirst.get(label) ?? 0;
      const { href } = definition;
      env.repetitions.push({ href, line, end: state.line, first: { href: first.href, line: firstLine } });
    }
    return found;
  };
