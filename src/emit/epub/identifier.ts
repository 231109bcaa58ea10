// The book's unique identifier: the same for every build (RFC 9562, 5.5).
import { hash } from 'node:crypto';

/** The namespace of URLs (RFC 9562, 6.6). */
const URLS = '6ba7b8119dad11d180b400c04fd430c8';

/** A UUID version 5 of a name, as a URN. */
export function uuidOf(name: string): string {
  const digest = Buffer.from(
    hash('sha1', Buffer.concat([Buffer.from(URLS, 'hex'), Buffer.from(name)]), 'hex'),
    'hex',
  ).subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
