// `build-book explain`: prints what the guide says about a diagnostic code.
import type { Command, ExitCode, Invocation } from '../command.ts';
import { typed } from '../program-name.ts';
import { DIAGNOSTICS_CHAPTER, sectionOf, terminalText } from '../guide/guide-section.ts';

export const explain: Command = {
  argument: {
    name: 'code',
    summary: 'a diagnostic code, such as link/no-such-anchor; without it, all codes are listed',
    isRequired: false,
  },
  options: [],
  examples: [
    { line: 'build-book explain include/cycle', meaning: 'show what the code means and how to fix it' },
    { line: 'build-book explain', meaning: 'list all codes with their severities' },
  ],
  run: async (invocation) => {
    const { argument, terminal } = invocation;
    if (argument !== undefined) return explainCode(invocation, codeIn(argument));
    terminal.out.write(await listOfCodes());
    return 0;
  },
};

/** The code in a pasted `error[include/cycle]`. */
const codeIn = (argument: string): string => /\[([^\]]+)\]/.exec(argument)?.[1] ?? argument;

async function explainCode({ terminal, paint }: Invocation, code: string): Promise<ExitCode> {
  const [{ diagnosticCodes, defaultSeverity }, { packageText }] = await Promise.all([
    import('../../core/catalog.ts'),
    import('../../disk/own-files.ts'),
  ]);
  const known = diagnosticCodes.find((each) => each === code);
  if (known === undefined) {
    const { nearest } = await import('../../core/nearest.ts');
    const near = nearest(code, diagnosticCodes);
    const suggestion =
      near === undefined
        ? typed(terminal, 'run `build-book explain` for the list')
        : `did you mean \`${near}\`?`;
    terminal.err.write(`error: unknown diagnostic code \`${code}\`; ${suggestion}\n`);
    return 2;
  }
  const section = sectionOf(packageText(DIAGNOSTICS_CHAPTER) ?? '', known);
  if (section === undefined) {
    terminal.err.write(`error: section about \`${known}\` not found in the installed guide\n`);
    return 1;
  }
  const title = paint.bold(`${known} (${defaultSeverity(known)})`);
  terminal.out.write(`${title}\n\n${terminalText(section, paint)}`);
  return 0;
}

async function listOfCodes(): Promise<string> {
  const { diagnosticCodes, defaultSeverity } = await import('../../core/catalog.ts');
  const width = Math.max(...diagnosticCodes.map(({ length }) => length));
  return diagnosticCodes
    .toSorted()
    .map((code) => `${code.padEnd(width)}  ${defaultSeverity(code)}\n`)
    .join('');
}
