// Text that is being written, and where the writer is in its document.
import type { Alignment, LinkTag } from './events.ts';

/** Where the writer is in a document; a message is written in the state that its place has. */
export interface WriterState {
  newlinesBefore: number;
  /** First numbers of the open lists; absent for bullets. */
  lists: (number | undefined)[];
  /** Written after each line end. */
  padding: string[];
  columns: readonly Alignment[];
  headers: string[];
  headerText: string | undefined;
  codeBlock: 'fenced' | 'indented' | undefined;
  lacksLineEnd: boolean;
  isParagraphStart: boolean;
  links: LinkTag[];
  images: { readonly url: string; readonly title: string }[];
  heading: string | undefined;
  isInCell: boolean;
}

export const startState = (): WriterState => ({
  newlinesBefore: 0,
  lists: [],
  padding: [],
  columns: [],
  headers: [],
  headerText: undefined,
  codeBlock: undefined,
  lacksLineEnd: false,
  isParagraphStart: false,
  links: [],
  images: [],
  heading: undefined,
  isInCell: false,
});

export const copyOf = (state: WriterState): WriterState => ({
  ...state,
  lists: [...state.lists],
  padding: [...state.padding],
  headers: [...state.headers],
  links: [...state.links],
  images: [...state.images],
});

/** An end without its start: events that no document has. */
export class UnexpectedEvent extends Error {}

/** The text so far. Changes the state. */
export class Writer {
  text = '';
  readonly state: WriterState;
  /** The characters that begin and end a block of code. */
  readonly fence: string;

  constructor(state: WriterState, fence: string) {
    this.state = state;
    this.fence = fence;
  }

  add(text: string): void {
    this.text += text;
  }

  /** Text of which all lines get the padding. */
  addLines(text: string): void {
    this.text += text.split('\n').join(this.lineEnd());
  }

  lineEnd(): string {
    return `\n${this.state.padding.join('')}`;
  }

  writeLineEnds(): void {
    this.text += this.lineEnd().repeat(this.state.newlinesBefore);
    this.state.newlinesBefore = 0;
  }

  /** The next block starts after at least this many line ends. */
  atLeast(lines: number): void {
    this.state.newlinesBefore = Math.max(this.state.newlinesBefore, lines);
  }
}
