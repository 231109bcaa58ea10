// Formulas and images, each compiled alone first: one that fails would cost the whole PDF.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import type { Typesetting } from '../../disk/typesetter.ts';
import type { ChapterTree } from './chapter-tree-of.ts';
import { type DocumentImages, imageCheck } from './document-images.ts';
import { type Converted, convertFormulas, formulaCheck, formulasIn, oneLine, texOf } from './formulas.ts';

export interface CheckedParts {
  /** The formula as Typst; absent, and reported once, if it can only be shown as TeX. */
  readonly formula: (tex: string, tree: ChapterTree) => string | undefined;
  /** Whether an image can't be decoded. Files of the book are reported, at the address in the chapter. */
  readonly isBroken: (path: string, at?: { readonly href: string; readonly tree: ChapterTree }) => boolean;
  readonly diagnostics: () => readonly Diagnostic[];
}

export async function checkParts(
  trees: readonly ChapterTree[],
  images: DocumentImages,
  typesetting: Typesetting,
): Promise<CheckedParts> {
  const texts = new Set(trees.flatMap(({ nodes }) => [...formulasIn(nodes)].map(texOf)));
  const formulas = await checkFormulas(await convertFormulas(texts), typesetting);
  const paths = [...images.files.keys()];
  const problems = await typesetting.check(paths.map(imageCheck));
  const broken = new Map(
    paths.flatMap((path, i) => (problems[i] === undefined ? [] : [[path, problems[i]]])),
  );
  const found = new Map<string, Diagnostic>();
  return {
    formula: (tex, { places }) => {
      const { code, reason } = formulas.get(tex) ?? {};
      if (reason !== undefined && !found.has(tex)) {
        const [line = ''] = tex.trim().toLowerCase().split('\n');
        const shown = tex.replace(/\s+/g, ' ').trim();
        const short = shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
        found.set(tex, diagnose('pdf/formula', { tex: short, reason }, places.ofText(line)()));
      }
      return code;
    },
    isBroken: (path, at) => {
      const why = broken.get(path);
      if (why !== undefined && at !== undefined && !found.has(path)) {
        const { href, tree } = at;
        const name = images.sourceOf(path) ?? `${href.slice(0, 30)}…`;
        const place = tree.places.ofAddress(href)();
        found.set(path, diagnose('pdf/bad-image', { path: name, why: oneLine(why) }, place));
      }
      return why !== undefined;
    },
    diagnostics: () => [...found.values()],
  };
}

async function checkFormulas(
  converted: ReadonlyMap<string, Converted>,
  typesetting: Typesetting,
): Promise<ReadonlyMap<string, Converted>> {
  const known = [...converted].flatMap(([tex, { code }]) => (code === undefined ? [] : [{ tex, code }]));
  const problems = await typesetting.check(known.map(({ code }) => formulaCheck(code)));
  const failed = new Map(
    known.flatMap(({ tex }, i) => {
      const problem = problems[i];
      return problem === undefined ? [] : [[tex, { reason: oneLine(problem) }] as const];
    }),
  );
  return new Map([...converted, ...failed]);
}
