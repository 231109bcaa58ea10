// The kinds of value that have a meaning of their own: addresses, patterns, icons, codes.
import { diagnosticCodes } from '../../core/catalog.ts';
import type { DiagnosticCode, Severity } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { isTable, type TomlValue } from '../toml/value.ts';
import { inside, type Kind, keyPath, type Place, refuse } from './field.ts';
import { choice, listOf, quoted, text } from './kinds.ts';

// Browsers ignore white space and control characters in a scheme (WHATWG URL, 4.4), so they are ignored here too.
const UNSAFE = /^[\s\0-\x20]*(?:javascript|data|vbscript):/i;

/** An address that readers are sent to: any but those that would run code in the page. */
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

/** A regular expression. */
export const pattern: Kind<string> = {
  ...text,
  expected: 'a regular expression',
  read: (value, place) => {
    const found = text.read(value, place);
    if (found === undefined || patternOf(found)) return found;
    place.report(
      'config/bad-value',
      { value: quoted(found), reason: 'it is no regular expression' },
      place.path,
    );
    return undefined;
  },
};

/**
 * The regular expression that a setting means; absent when it is none. Written for Rust's `regex` crate, as mdBook's
 * plugins have it: `(?i)` at its start is a flag, `(?P<name>...)` a named group.
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

// Of Font Awesome 4.7, which mdBook 0.4 carried: icons that are brands today, and those that have another name.
const BRANDS = 'github github-alt github-square gitlab git git-square bitbucket bitbucket-square'.split(' ');
const RENAMED: ReadonlyMap<string, string> = new Map([
  ...BRANDS.map((name): [string, string] => [`fa-${name}`, `fab-${name}`]),
  ['fa-code-fork', 'fas-code-fork'],
  ['fa-code', 'fas-code'],
  ['fa-pencil', 'fas-pencil'],
  ['fa-book', 'fas-book'],
]);

/** A Font Awesome icon; names of version 4 that mean nothing in version 6 are brought up to date. */
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

/** The code of a diagnostic. */
export const code: Kind<DiagnosticCode> = {
  expected: 'the code of a diagnostic',
  schema: { type: 'string' },
  read: (value, place) => {
    if (typeof value !== 'string') return refuse(place, 'the code of a diagnostic', value);
    const found = diagnosticCodes.find((each) => each === value);
    if (found === undefined) place.report('config/unknown-code', unknownCode(value), place.path);
    return found;
  },
};

/** How grave codes are: code -> severity, or `ignore`. */
export const severities: Kind<Readonly<Partial<Record<DiagnosticCode, Severity | 'ignore'>>>> = {
  expected: 'a table of codes',
  schema: {
    type: 'object',
    additionalProperties: { type: 'string', enum: ['error', 'warning', 'notice', 'ignore'] },
  },
  read: (value, place) => {
    if (!isTable(value)) return refuse(place, 'a table of codes', value);
    return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => readSeverity(key, each, place)));
  },
};

const severity = choice('error', 'warning', 'notice', 'ignore');

function readSeverity(key: string, value: TomlValue, place: Place): [DiagnosticCode, Severity | 'ignore'][] {
  const at = inside(place, key);
  const known = diagnosticCodes.find((each) => each === key);
  const found = severity.read(value, at);
  if (known === undefined) {
    const near = nearest(key, diagnosticCodes);
    const hint = near === undefined ? {} : { nearest: keyPath([...place.path, near]) };
    place.report('config/unknown-key', hint, at.path);
  }
  return known === undefined || found === undefined ? [] : [[known, found]];
}

function unknownCode(value: string): { readonly code: string; readonly nearest?: string } {
  const near = nearest(value, diagnosticCodes);
  return near === undefined ? { code: value } : { code: value, nearest: near };
}

/** Names, as a list or as one string with commas. */
export const names: Kind<readonly string[]> = {
  expected: 'a list of names, or a string with commas between them',
  schema: { type: ['string', 'array'], items: { type: 'string' } },
  read: (value, place) => {
    if (typeof value !== 'string') return listOf(text).read(value, place);
    return value.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  },
};

/** Wikilinks: `true` makes them links, `false` leaves them; `"text"` keeps their titles only. */
export const wikilinks: Kind<'off' | 'link' | 'text'> = {
  expected: '`true`, `false` or `"text"`',
  schema: { enum: [true, false, 'text'] },
  read: (value, place) => {
    if (value === 'text') return 'text';
    if (typeof value === 'boolean') return value ? 'link' : 'off';
    return refuse(place, '`true`, `false` or `"text"`', value);
  },
};
