// Parses YAML with the parser of gray-matter, which is loaded on demand.
import { createRequire } from 'node:module';
import type grayMatter from 'gray-matter';
import { once } from '../core/once.ts';
import { quoted } from './config/toml/value.ts';
import { plainRecord } from './preprocess/plain-data.ts';

/** `data` is absent when the YAML is not a mapping; `at` is an offset in the YAML. */
export type ParsedYaml =
  | { readonly kind: 'parsed'; readonly data: Readonly<Record<string, unknown>> | undefined }
  | { readonly kind: 'broken'; readonly reason: string; readonly at: number };

/** Saves several milliseconds in books without YAML. */
const loadParser = once(() => createRequire(import.meta.url)('gray-matter') as typeof grayMatter);

/** Never throws. `yaml` ends with a line end, and has no line that begins with `---`. */
export function parseYaml(yaml: string): ParsedYaml {
  const matter = loadParser();
  try {
    // Fenced again, so that gray-matter never sees a language; if it did, it must not run code.
    const { data } = matter(`---\n${yaml}---\n`, { engines: { javascript: rejectJavaScript } });
    return { kind: 'parsed', data: plainRecord(data) };
  } catch (error) {
    const { reason, mark, message } = error as {
      reason?: string;
      message: string;
      mark?: { position: number };
    };
    // The parser's text includes the line end of the opening line.
    return { kind: 'broken', reason: reason ?? message, at: Math.max(0, (mark?.position ?? 1) - 1) };
  }
}

const rejectJavaScript = (): never => {
  throw new Error('JavaScript in front matter isn’t run');
};

/** A value of a wrong type, for a message: `1`, `"text"`, or its type if it isn't a scalar. */
export function foundInYaml(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Date) return 'a date';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'number' || typeof value === 'boolean' ? `\`${String(value)}\`` : 'a mapping';
}
