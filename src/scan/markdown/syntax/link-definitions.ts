// Link labels -> the book's shared definitions, once the chapter's own have been read: a page's own definitions win.
import type { MarkdownIt } from 'markdown-it';
import { type ChapterEnv, chapterEnv } from '../env.ts';
import type { Definition } from '../../../read/references/definition.ts';

type References = NonNullable<ChapterEnv['references']>;
type BlockRule = MarkdownIt['block']['ruler']['__rules__'][number]['fn'];

/** The line of each label's first definition, by the chapter's own definitions. */
const lines = new WeakMap<References, Map<string, number>>();

/**
 * Between the block and the inline stage, puts the book's definitions behind the chapter's: a label that the
 * chapter defines never reaches them.
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
        // The parser tries each bracket several times.
        if (!shared.has(label)) {
          const found = env.definitionOf(label, () => labelAsWritten(env, label));
          shared.set(label, found && md.validateLink(found.href) ? found : undefined);
        }
        return shared.get(label);
      },
    });
  });
  md.inline.ruler.before('link', 'note_reading', (state) => {
    chapterEnv(state.env).reading = state;
    return false;
  });
  const reference = md.block.ruler.__rules__.find(({ name }) => name === 'reference');
  if (reference) md.block.ruler.at('reference', noticingRepetitions(reference.fn));
}

const BRACKETS = /\[((?:[^[\]\\]|\\.)*)\]/g;

/** The parser hands on normal forms only, so the label is looked up again where the parser stands. */
function labelAsWritten(env: ChapterEnv, label: string): string {
  const { reading } = env;
  BRACKETS.lastIndex = reading?.pos ?? 0;
  for (
    let match = BRACKETS.exec(reading?.src ?? '');
    match !== null;
    match = BRACKETS.exec(reading?.src ?? '')
  ) {
    const written = (match[1] ?? '').trim();
    if (written.replace(/\s+/g, ' ').toLowerCase().toUpperCase() === label) return written;
  }
  return label;
}

/** The parser's own rule for definitions, noting those that it passes over. */
const noticingRepetitions =
  (rule: BlockRule): BlockRule =>
  (...call) => {
    const [state, line] = call;
    const env = chapterEnv(state.env);
    const own = env.references ?? {};
    const made: References = {};
    env.references = made;
    const found = rule(...call);
    env.references = own;
    const [label] = Object.keys(made);
    const definition = label === undefined ? undefined : made[label];
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
