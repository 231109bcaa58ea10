// Finds the unsupported feature of GitBook's templates that a mark needs.
import type { GitBookArgs } from '../../core/catalog/gitbook-codes.ts';
import type { Mark } from './template-marks.ts';

type UnsupportedPart = Pick<GitBookArgs['gitbook/tag'], 'what' | 'name'>;

const TAGS: Readonly<Record<string, NonNullable<UnsupportedPart['what']>>> = {
  ...{ if: 'condition', elif: 'condition', elseif: 'condition', else: 'condition', endif: 'condition' },
  ...{ for: 'loop', asyncEach: 'loop', asyncAll: 'loop', endfor: 'loop', endeach: 'loop', endall: 'loop' },
  ...{ set: 'assignment', endset: 'assignment' },
  ...{ extends: 'template', block: 'template', macro: 'template', call: 'template', filter: 'template' },
  ...{ import: 'template', from: 'template', endblock: 'template', endmacro: 'template' },
  ...{ endcall: 'template', endfilter: 'template' },
};

/** Absent for a tag of an unknown plugin. */
export function unsupportedPart({ tag, args, expression }: Mark): UnsupportedPart | undefined {
  if (expression !== undefined) return { what: expression.includes('|') ? 'filter' : 'object' };
  if (tag === undefined) return undefined;
  if (tag === 'include') {
    const [, url] = /^["']git\+([^"']*)/.exec(args) ?? [];
    return url === undefined ? undefined : { what: 'repository', name: fileOf(url) };
  }
  const what = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined;
  if (what !== 'assignment') return what && { what };
  const [, name] = /^([A-Za-z_]\w*)\s*=/.exec(args) ?? [];
  return { what, ...(name === undefined ? {} : { name }) };
}

/** `https://host/repository.git/docs/a.md#branch` includes `a.md`. */
function fileOf(url: string): string {
  const path = url.replace(/[#?].*$/s, '');
  return path.slice(path.lastIndexOf('/') + 1);
}
