// When messages were extracted: a date in a file that otherwise only changes with the book.
import type { Environment } from '../../core/build-mode.ts';

const FIELD = /(?<=^"POT-Creation-Date: ).*(?=\\n"$)/m;

/** The text with the date that it already has, if nothing else has changed. */
export function datedText(
  before: string | undefined,
  date: string,
  render: (date: string) => string,
): string {
  const known = before === undefined ? undefined : FIELD.exec(before)?.[0];
  const same = known === undefined ? undefined : render(known);
  return same !== undefined && same === before ? same : render(date);
}

/** In the form of RFC 3339, such as `2024-03-14T10:52:40-04:00`. `SOURCE_DATE_EPOCH` sets it for reproducible files. */
export function now(environment: Environment): string {
  const epoch = environment['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && /^\d{1,12}$/.test(epoch))
    return new Date(Number(epoch) * 1000).toISOString().replace(/\.\d+/, '');
  const time = new Date();
  const minutes = -time.getTimezoneOffset();
  const local = new Date(time.getTime() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, '');
  if (minutes === 0) return `${local}Z`;
  const two = (number: number): string => String(Math.floor(Math.abs(number))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
