// The built-in templates -> a copy in the book's `theme/`, where its author can change them one by one.
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { builtinTheme as templates } from '../../disk/own-files.ts';
import type { NewFile } from './new-file.ts';

/** Every built-in template, style sheet, script and icon, but not what is written about them. */
export const themeFiles = (whenThere: 'keep' | 'replace'): readonly NewFile[] =>
  readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({
      path: `theme/${path.slice(templates.length).split(sep).join('/')}`,
      content: readFileSync(path),
      whenThere,
    }));
