// Markdown as a flat stream of events, in the granularity of pulldown-cmark: messages are cut from it.

/** A block or a span that contains others. */
export type Tag =
  | PlainTag
  | HeadingTag
  | { readonly name: 'code-block'; readonly info?: string }
  | { readonly name: 'list'; readonly first?: number }
  | { readonly name: 'footnote'; readonly label: string }
  | { readonly name: 'table'; readonly columns: readonly Alignment[] }
  | LinkTag
  | { readonly name: 'image'; readonly url: string; readonly title: string };

type PlainName =
  | 'paragraph'
  | 'quote'
  | 'item'
  | 'html-block'
  | 'emphasis'
  | 'strong'
  | 'strikethrough'
  | 'table-head'
  | 'table-row'
  | 'table-cell'
  | 'definition-list'
  | 'definition-title'
  | 'definition';

type PlainTag = { readonly [Name in PlainName]: { readonly name: Name } }[PlainName];

export interface HeadingTag {
  readonly name: 'heading';
  readonly level: number;
  /** `{#id .class key=value}`, ready to be written; empty for none. */
  readonly attributes: string;
}

export interface LinkTag {
  readonly name: 'link';
  readonly url: string;
  readonly title: string;
  /** Written as `<url>`. */
  readonly isAutolink: boolean;
}

export type Alignment = 'none' | 'left' | 'center' | 'right';

export type TagName = Tag['name'];

export type EventContent =
  | { readonly kind: 'start'; readonly tag: Tag }
  | { readonly kind: 'end'; readonly name: TagName }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Of the reference without a definition in its document that this is a bracket or the label of. */
      readonly label?: string;
    }
  | { readonly kind: 'code' | 'html' | 'inline-html'; readonly text: string }
  | { readonly kind: 'footnote-reference'; readonly label: string }
  | { readonly kind: 'hard-break' | 'rule' }
  | { readonly kind: 'task'; readonly isDone: boolean };

/** An event with the line that it starts on, from 1. */
export type MarkdownEvent = EventContent & { readonly line: number };

type TextEvent = Extract<MarkdownEvent, { readonly kind: 'text' }>;

export const textEvent = (text: string, line: number): TextEvent => ({ kind: 'text', text, line });
