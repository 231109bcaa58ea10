// `:::steps` around a numbered list.
import { type BuildBlock, listsIn } from './block.ts';

export const buildSteps: BuildBlock = (block, place) => {
  listsIn(block, 'ol', place);
};
