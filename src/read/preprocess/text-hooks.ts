// The part of a plugin that changes a chapter's text before it is parsed as Markdown.
import type { Diagnostic, Outcome } from '../../core/diagnostic.ts';
import type { Words } from '../../core/words.ts';
import type { MappedText } from '../../core/mapped-text.ts';
import type { BookPlugin } from './book-hook.ts';
import type { ConfigPlugin } from '../config/config-plugin.ts';
import type { ActiveHooks, HookedPlugin } from '../plugin-hooks.ts';
import type { ValueEdit } from './front-matter-edits.ts';

/**
 * A chapter's text goes through these in the order in which they are listed here; those of one name run in the order of
 * the plugins. A hook that changes nothing returns the text it was given.
 */
export interface TextHooks<Options = unknown> {
  /**
   * Removes or marks what readers must not see. It is called twice: with the chapter's `source`, so that what is removed
   * need not find its includes (leave there what is shown), and with the `expanded` text.
   */
  hide?(text: MappedText, options: Options, stage: HideStage): Outcome<MappedText>;
  /** Finds what to replace in the values of front matter; `text` is its YAML. */
  writeValues?(text: MappedText, options: Options, world: TextWorld): Outcome<readonly ValueEdit[]>;
  /** Replaces Markdown by Markdown. The copy of the page for programs has the result. */
  write?(text: MappedText, options: Options, world: TextWorld): Outcome<MappedText>;
  /** Turns directives into HTML with Markdown between the tags. */
  openDirectives?(text: MappedText, options: Options): OpenedText;
  /** Turns fenced blocks into HTML around their content. Last, since their content is code to all hooks before. */
  openFences?(text: MappedText, options: Options, world: TextWorld): OpenedText;
}

export type HideStage = 'source' | 'expanded';

/** What a chapter's text may depend on; each read becomes a dependency of the chapter. */
export interface TextWorld {
  /** The value of an environment variable; absent when it is not set. */
  readonly environmentOf: (name: string) => string | undefined;
  /** The words of the interface. */
  readonly words: Words;
}

/** A text that holds HTML made by a plugin. */
export interface OpenedText extends Outcome<MappedText> {
  /** Features that the page needs for it, see `Facts.uses`; none when absent. */
  readonly uses?: readonly string[];
}

/** What preprocessing needs to know of a plugin. */
export interface TextPlugin extends ConfigPlugin, HookedPlugin<TextHooks>, BookPlugin {}

export type ActiveTextHooks = ActiveHooks<TextHooks>;

/** A chapter's text after all hooks but `hide`. */
export interface PluggedText {
  readonly text: MappedText;
  /** The text before anything became HTML: what a person would write. */
  readonly written: MappedText;
  readonly uses: readonly string[];
}

/** The text after the `hide` hooks. */
export const hideParts = (
  mapped: MappedText,
  active: readonly ActiveTextHooks[],
  stage: HideStage,
): Outcome<MappedText> =>
  inTurn(mapped, active, (text, { hooks, options }) => hooks.hide?.(text, options, stage));

/** What the plugins replace in front matter, in order; where two want the same part, the first plugin gets it. */
export function valueEdits(
  yaml: MappedText,
  active: readonly ActiveTextHooks[],
  world: TextWorld,
): Outcome<readonly ValueEdit[]> {
  const found = active.flatMap(({ hooks, options }) => hooks.writeValues?.(yaml, options, world) ?? []);
  const edits: ValueEdit[] = [];
  for (const edit of found.flatMap(({ value }) => value)) {
    if (edits.every(({ start, end }) => edit.end <= start || edit.start >= end)) edits.push(edit);
  }
  return {
    value: edits.sort((a, b) => a.start - b.start),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The text after all other hooks. */
export function applyTextHooks(
  mapped: MappedText,
  active: readonly ActiveTextHooks[],
  world: TextWorld,
): Outcome<PluggedText> {
  const uses = new Set<string>();
  const noteUses = (opened: OpenedText | undefined): OpenedText | undefined => {
    for (const feature of opened?.uses ?? []) uses.add(feature);
    return opened;
  };
  const written = inTurn(mapped, active, (text, { hooks, options }) => hooks.write?.(text, options, world));
  const tagged = inTurn(written.value, active, (text, { hooks, options }) =>
    noteUses(hooks.openDirectives?.(text, options)),
  );
  const opened = inTurn(tagged.value, active, (text, { hooks, options }) =>
    noteUses(hooks.openFences?.(text, options, world)),
  );
  return {
    value: { text: opened.value, written: written.value, uses: [...uses] },
    diagnostics: [...written.diagnostics, ...tagged.diagnostics, ...opened.diagnostics],
  };
}

function inTurn(
  mapped: MappedText,
  active: readonly ActiveTextHooks[],
  change: (text: MappedText, plugin: ActiveTextHooks) => Outcome<MappedText> | undefined,
): Outcome<MappedText> {
  const diagnostics: Diagnostic[] = [];
  let text = mapped;
  for (const plugin of active) {
    const changed = change(text, plugin);
    if (changed === undefined) continue;
    text = changed.value;
    diagnostics.push(...changed.diagnostics);
  }
  return { value: text, diagnostics };
}
