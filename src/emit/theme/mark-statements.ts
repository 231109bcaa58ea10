// Adds a function call before each statement of a template, so that the one that fails can be found.
import type { parse as parseTemplate } from 'handlebars';
import { offsetOfLine } from './template-error.ts';

type Program = ReturnType<typeof parseTemplate>;

/** What is called, with the number of the listener and the statement's offset. No template can use this name by chance. */
export const STATEMENT_MARK = 'build-book-statement';

/** Statements with a program inside. */
interface Block {
  readonly program?: Program;
  readonly inverse?: Program;
}

/** The parsed template with its statements marked, for the listener with this number. */
export function markStatements(text: string, listener: number, parse: typeof parseTemplate): Program {
  const mark = (program: Program): Program => ({
    ...program,
    body: program.body.flatMap((statement) => {
      if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') return [statement];
      const { line, column } = statement.loc.start;
      const offset = offsetOfLine(text, line) + column;
      const { program: inner, inverse } = statement as Block;
      const marked = {
        ...statement,
        ...(inner && { program: mark(inner) }),
        ...(inverse && { inverse: mark(inverse) }),
      };
      return [...parse(`{{${STATEMENT_MARK} ${listener} ${offset}}}`).body, marked];
    }),
  });
  return mark(parse(text));
}
