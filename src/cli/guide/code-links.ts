// Links the codes in a report to their sections in the guide.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { once } from '../../core/once.ts';
import { ownPackage, packageFolder } from '../../disk/own-files.ts';
import { type LinkToCode, publishedSection } from '../../report/report-source.ts';
import { supportsHyperlinks } from '../hyperlink-support.ts';
import type { Terminal } from '../terminal.ts';
import { DIAGNOSTICS_CHAPTER } from './guide-section.ts';

/** Absent for a terminal without hyperlinks. */
export const codeLinks = (terminal: Terminal): LinkToCode | undefined =>
  supportsHyperlinks(terminal) ? linkTo() : undefined;

/** To the published guide, or else to the chapter in the package, whole: many programs reject a `file:` URL with an id. */
const linkTo = once((): LinkToCode => {
  const { homepage } = ownPackage();
  if (homepage !== undefined) return (code) => publishedSection(homepage, code);
  const chapter = packageFolder + DIAGNOSTICS_CHAPTER;
  const url = existsSync(chapter) ? pathToFileURL(chapter).href : undefined;
  return () => url;
});
