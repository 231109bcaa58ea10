// Value types with their own validation: URLs, regular expressions, icons and diagnostic codes.
import { diagnosticCodes } from '../../../core/catalog.ts';
import type { DiagnosticCode, Severity } from '../../../core/diagnostic.ts';
import { nearest } from '../../../core/nearest.ts';
import { type Word, isWord } from '../../../core/words.ts';
import { textWithLinks } from '../../../core/text-with-links.ts';
import { isTable, quoted, type TomlValue } from '../toml/value.ts';
import { inside, type Kind, keyPath, kindOf, type ValueContext, reportWrongType } from './field.ts';
import { choice, listOf, text } from './kinds.ts';

// Browsers ignore white space and control characters in a scheme (WHATWG URL, 4.4), so strip them here too.
const UNSAFE = /^[\s\0-\x20]*(?:javascript|data|vbscript):/i;

/** A link target; schemes that run code in the page are rejected. */
export const url: Kind<string> = {
  ...text,
  read: (value, place) => {
    const found = text.read(value, place);
    if (found === undefined || !UNSAFE.test(found.replace(/[\t\n\r]/g, ''))) return found;
    place.report(
      'config/bad-value',
      { value: quoted(found), reason: 'it would run code in the page' },
      place.path,
    );
    return undefined;
  },
};

/** A text with links; none of them may run code. */
export const textOfLinks: Kind<string> = {
  ...text,
  read: (value, place) => {
    const found = text.read(value, place);
    const links = textWithLinks(found ?? '').flatMap(({ link = [] }) => link);
    return links.some((link) => url.read(link, place) === undefined) ? undefined : found;
  },
};

/** A domain name, which is written to a file of one line. */
export const domain: Kind<string> = {
  ...text,
  read: (value, place) => {
    const found = text.read(value, place);
    if (found === undefined || !/[\s\p{Cc}]/u.test(found)) return found;
    place.report(
      'config/bad-value',
      { value: quoted(found), reason: 'a domain name can’t contain spaces or line breaks' },
      place.path,
    );
    return undefined;
  },
};

/** A day, as a string or TOML's own type: `2026-01-31`. */
export const day: Kind<string> = kindOf(
  'a date such as `"2026-01-31"`',
  { type: 'string', format: 'date' },
  (value) => {
    const written = value instanceof Date ? value.toISOString().slice(0, 10) : value;
    if (typeof written !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(written)) return undefined;
    const at = new Date(`${written}T00:00:00Z`);
    // February 30 is invalid, or another day.
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : undefined;
  },
);

/** A regular expression. */
export const pattern: Kind<string> = {
  ...text,
  expected: 'a regular expression',
  read: (value, place) => {
    const found = text.read(value, place);
    if (found === undefined || patternOf(found)) return found;
    place.report(
      'config/bad-value',
      { value: quoted(found), reason: 'not a valid regular expression' },
      place.path,
    );
    return undefined;
  },
};

/**
 * Compiles a pattern written for Rust's `regex` crate, as in mdBook plugins: a leading `(?i)` sets flags,
 * `(?P<name>...)` is a named group. Absent when the pattern is invalid.
 */
export function patternOf(written: string): RegExp | undefined {
  const flags = /^\(\?([ims]+)\)/.exec(written)?.[1] ?? '';
  const body = written.slice(flags === '' ? 0 : flags.length + 3).replaceAll('(?P<', '(?<');
  try {
    return new RegExp(body, [...new Set(flags)].join(''));
  } catch {
    return undefined;
  }
}

// Font Awesome 4.7 names (used by mdBook 0.4) that changed in version 6.
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['fa-github', 'fab-github'],
  ['fa-github-alt', 'fab-github-alt'],
  ['fa-github-square', 'fab-square-github'],
  ['fa-gitlab', 'fab-gitlab'],
  ['fa-git', 'fab-git'],
  ['fa-git-square', 'fab-square-git'],
  ['fa-bitbucket', 'fab-bitbucket'],
  ['fa-bitbucket-square', 'fab-bitbucket'],
  ['fa-code-fork', 'fas-code-fork'],
  ['fa-code', 'fas-code'],
  ['fa-book', 'fas-book'],
  ['fa-pencil', 'fas-pencil'],
]);

/** A Font Awesome icon; outdated names of version 4 are replaced. */
export const icon: Kind<string> = {
  ...text,
  read: (value, place) => {
    const found = text.read(value, place);
    const today = found === undefined ? undefined : RENAMED.get(found);
    if (found === undefined || today === undefined) return found;
    place.report('config/old-icon', { icon: found, today }, place.path);
    return today;
  },
};

export const code: Kind<DiagnosticCode> = {
  ...text,
  expected: 'a diagnostic code',
  read: (value, place) => {
    const written = text.read(value, place);
    const found = diagnosticCodes.find((each) => each === written);
    if (written === undefined || found !== undefined) return found;
    const near = nearest(written, diagnosticCodes);
    place.report('config/unknown-code', { code: written, nearest: near }, place.path);
    return undefined;
  },
};

/** Diagnostic code -> severity, or `ignore`. */
export const severities: Kind<Readonly<Partial<Record<DiagnosticCode, Severity | 'ignore'>>>> = {
  expected: 'a table of severities',
  schema: {
    type: 'object',
    additionalProperties: { type: 'string', enum: ['error', 'warning', 'notice', 'ignore'] },
  },
  read: (value, place) => {
    if (isTable(value)) {
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, each]) => readSeverity(key, each, place)),
      );
    }
    reportWrongType(place, 'a table of severities', value);
    return undefined;
  },
};

const severity = choice('error', 'warning', 'notice', 'ignore');

function readSeverity(
  key: string,
  value: TomlValue,
  place: ValueContext,
): [DiagnosticCode, Severity | 'ignore'][] {
  const at = inside(place, key);
  const known = diagnosticCodes.find((each) => each === key);
  const found = severity.read(value, at);
  if (known === undefined) {
    const near = nearest(key, diagnosticCodes);
    place.report('config/unknown-key', { nearest: near && keyPath([...place.path, near]) }, at.path);
  }
  return known === undefined || found === undefined ? [] : [[known, found]];
}

/** Names, as a list or a comma-separated string. */
export const names: Kind<readonly string[]> = {
  expected: 'a list of names, or a string of names separated by commas',
  schema: { type: ['string', 'array'], items: { type: 'string' } },
  read: (value, place) => {
    if (typeof value !== 'string') return listOf(text).read(value, place);
    return value.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  },
};

/** `true` makes wikilinks links, `false` leaves them as text; `"text"` keeps only their titles. */
export const wikilinks: Kind<boolean | 'text'> = kindOf(
  '`true`, `false` or `"text"`',
  { enum: [true, false, 'text'] },
  (value) => (typeof value === 'boolean' || value === 'text' ? value : undefined),
);

/** The text of a variable; numbers and booleans are converted to strings. */
export const variable: Kind<string> = kindOf(
  'a string',
  { type: ['string', 'number', 'boolean'] },
  (value) => (typeof value === 'object' ? undefined : String(value)),
);

/** A text of the interface, or its plural forms by category. */
export const word: Kind<Word> = kindOf(
  'a string, or a table of plural forms with `other`',
  {
    anyOf: [
      { type: 'string' },
      { type: 'object', required: ['other'], additionalProperties: { type: 'string' } },
    ],
  },
  (value) => (isWord(value) ? value : undefined),
);
