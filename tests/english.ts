// The words of the interface that every book in English gets.
import type { Words } from '../src/core/words.ts';
import { builtinWords } from '../src/read/load-words.ts';

export const english: Words = builtinWords('en');
