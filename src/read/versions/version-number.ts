// The version number in the name of a tag or branch: `v1.2`, `release/2.x`, `book-1.0rc2`.

export interface VersionNumber {
  /** `x` stands for the newest of its kind, and is larger than any number. */
  readonly parts: readonly number[];
  /** `['rc', 2]` of `1.0-rc.2`; empty for a release. */
  readonly prerelease: readonly (string | number)[];
}

const NUMBER = /(?<![\d.])(\d+(?:\.(?:\d+|[x*]))*)(?![\d])(.*)$/i;

/** Suffixes of releases. */
const RELEASE = /^[-._]?(?:final|release|stable|lts|ga|post\W?\d*)$/i;

/** Absent for a name without a number, such as `main`. */
export function versionNumber(name: string): VersionNumber | undefined {
  const [, digits, rest = ''] = NUMBER.exec(name) ?? [];
  if (digits === undefined) return undefined;
  const [suffix = ''] = rest.split('+');
  const isRelease = suffix === '' || RELEASE.test(suffix);
  return {
    parts: digits.split('.').map((part) => (/\d/.test(part) ? Number(part) : Infinity)),
    prerelease: isRelease ? [] : identifiersIn(suffix),
  };
}

/** `-rc.10` and `rc10` are the same. */
const identifiersIn = (suffix: string): readonly (string | number)[] =>
  (suffix.match(/\d+|[^\W\d_]+/g) ?? [suffix]).map((part) =>
    /^\d/.test(part) ? Number(part) : part.toLowerCase(),
  );

/** Negative if `a` is older, by the rules of https://semver.org/#spec-item-11. */
export function compareVersions(a: VersionNumber, b: VersionNumber): number {
  const parts = compareLists(a.parts, b.parts, 0);
  if (parts !== 0) return parts;
  if (a.prerelease.length === 0 || b.prerelease.length === 0)
    return b.prerelease.length - a.prerelease.length;
  return compareLists(a.prerelease, b.prerelease, -1);
}

/** Items that a list lacks are taken for `missing`. Numbers come before words. */
function compareLists(
  a: readonly (string | number)[],
  b: readonly (string | number)[],
  missing: number,
): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? missing, b[i] ?? missing];
    if (x === y) continue;
    if (typeof x !== typeof y) return typeof x === 'number' ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
}
