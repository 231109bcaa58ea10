// The attributes of HTML that contain addresses: one list for all that moves, checks or copies pages.

/** Attributes with one address, by element (HTML, index of attributes). */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  audio: ['src'],
  blockquote: ['cite'],
  button: ['formaction'],
  del: ['cite'],
  embed: ['src'],
  form: ['action'],
  frame: ['src'],
  iframe: ['src'],
  image: ['href', 'xlink:href'],
  img: ['src', 'longdesc'],
  input: ['src', 'formaction'],
  ins: ['cite'],
  link: ['href'],
  object: ['data'],
  q: ['cite'],
  script: ['src'],
  source: ['src'],
  table: ['background'],
  td: ['background'],
  th: ['background'],
  track: ['src'],
  use: ['href', 'xlink:href'],
  video: ['src', 'poster'],
};

/** Attributes with several addresses, each followed by an optional width or density. */
const ADDRESS_SETS: Readonly<Record<string, string>> = {
  img: 'srcset',
  source: 'srcset',
  link: 'imagesrcset',
};

/** Names in lower case. */
export type AddressKind = 'address' | 'set';

/** What an attribute of an element contains; absent for no addresses. */
export function addressKind(element: string, attribute: string): AddressKind | undefined {
  if (ADDRESSES[element]?.includes(attribute) === true) return 'address';
  return ADDRESS_SETS[element] === attribute ? 'set' : undefined;
}

/** The addresses in a `srcset`, alternating with the text between them: odd items are addresses (HTML 4.8.4.2.1). */
export function splitAddressSet(value: string): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (const match of value.matchAll(/([\s,]*)([^\s,](?:\S*[^\s,])?)(,+|(?:\s(?:\([^)]*\)|[^,(])*)?)/g)) {
    const [all, before = '', address = '', after = ''] = match;
    const previous = parts.pop() ?? '';
    parts.push(previous + before, address, after);
    at = match.index + all.length;
  }
  const rest = value.slice(at);
  if (rest !== '') parts.push((parts.pop() ?? '') + rest);
  return parts;
}

/** Applies `change` to every address of an attribute's value. */
export const mapAddresses = (
  kind: AddressKind,
  value: string,
  change: (address: string) => string,
): string =>
  kind === 'address'
    ? change(value)
    : splitAddressSet(value)
        .map((part, i) => (i % 2 === 1 ? change(part) : part))
        .join('');
