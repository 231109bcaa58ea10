// One block of code -> HTML, in the thread that asks.
import type { IGrammar } from 'shiki/textmate';
import { type HighlightedCode, type HighlightJob, plainCode, plainResult } from './job.ts';
import { createGrammars } from './grammars.ts';
import { languageOf, PLAIN_LANGUAGE } from './languages.ts';
import { isShellSession, renderSession } from './shell-session.ts';
import { createLineTokenizer } from './tokenize.ts';

/** Highlights one block. Never rejects because of a block. */
export type JobRunner = (job: HighlightJob) => Promise<HighlightedCode>;

/** A runner that keeps the grammars it has loaded. */
export function createJobRunner(): JobRunner {
  const grammars = createGrammars();
  return async (job) => {
    const plain = plainResult(job);
    if (plain !== undefined) return plain;
    const language = languageOf(job.language) ?? PLAIN_LANGUAGE;
    const isSession = language === 'shellsession' || (language === 'shellscript' && isShellSession(job.code));
    const grammar = await grammars.load(isSession ? 'shellscript' : language, job.code);
    try {
      return renderCode(job.code, grammar, isSession ? renderSession : renderScript);
    } catch {
      // A grammar that its engine cannot run is no fault of the author's.
      return plainCode(job.code, 'failure');
    }
  };
}

function renderCode(code: string, grammar: IGrammar, render: typeof renderSession): HighlightedCode {
  const tokenizer = createLineTokenizer(grammar);
  const lines = render(code.split('\n'), tokenizer);
  return tokenizer.isLate() ? plainCode(code, 'time') : { lines };
}

const renderScript: typeof renderSession = (lines, tokenizer) => lines.map((line) => tokenizer.next(line));
