// The `index` file <-> which segments hold the memo. Its first line names the format and the sum of the rest.
import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { MemoDisk } from './disk.ts';

/** Which segments there are. The file is replaced as a whole, so this is what a reader sees of a save: all or nothing. */
export interface Manifest {
  /** One more with each save into the folder. */
  readonly generation: number;
  /** Of the program that wrote it: another's answers are not taken. */
  readonly programVersion: string;
  /** From the oldest to the newest. */
  readonly segments: readonly ListedSegment[];
}

export interface ListedSegment {
  readonly name: string;
  /** Numbers of the records that are no longer wanted, ascending. */
  readonly dead: readonly number[];
}

const MANIFEST_FILE = 'index';
const FORMAT = 'build-book memo 1';
const NAME = /^(\d{1,15})-[0-9a-f]{12}$/;
const FILE = /^(.*)\.(?:light|heavy|index)$/;

/** The generation in a segment's name, that of the save it was made for; absent for a name that is not ours. */
export function generationOf(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The segment that a file of the folder belongs to; absent for a file that is not ours. */
export function segmentNameOf(file: string): string | undefined {
  const name = FILE.exec(file)?.[1];
  return name !== undefined && NAME.test(name) ? name : undefined;
}

/** A name that no other process gives, for a segment of the save with that generation. */
export const newSegmentName = (generation: number): string =>
  `${generation}-${randomBytes(6).toString('hex')}`;

/** The manifest that is in the folder now; absent when there is none that can be read. */
export async function readManifest(disk: MemoDisk): Promise<Manifest | undefined> {
  const file = await disk.open(MANIFEST_FILE);
  const bytes = await file?.read(0, file.size);
  await file?.close();
  return bytes && parseManifest(bytes);
}

/** Puts `manifest` in the place of the one in the folder. False when that stayed as it was. */
export async function replaceManifest(disk: MemoDisk, manifest: Manifest): Promise<boolean> {
  const draft = `${newSegmentName(manifest.generation)}.index`;
  const file = await disk.create(draft);
  const written = (await file?.append(renderManifest(manifest))) ?? false;
  await file?.close();
  if (written && (await disk.rename(draft, MANIFEST_FILE))) return true;
  await disk.remove(draft);
  return false;
}

/** The bytes of the `index` file. */
export function renderManifest(manifest: Manifest): Buffer {
  const body = JSON.stringify(manifest);
  return Buffer.from(`${FORMAT} ${sumOf(body)}\n${body}`);
}

/** What an `index` file says; absent when it is damaged, cut short, or of something else. */
export function parseManifest(bytes: Uint8Array): Manifest | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (text.slice(0, Math.max(0, end)) !== `${FORMAT} ${sumOf(body)}`) return undefined;
  const manifest = JSON.parse(body) as Manifest;
  // A name is given to the disk: nobody shall lead us out of the folder by writing one with slashes.
  return manifest.segments.every(({ name }) => NAME.test(name)) ? manifest : undefined;
}

const sumOf = (body: string): string => crc32(body).toString(16).padStart(8, '0');
