// Alerts in a chapter: their syntax, and the titles of their boxes.
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import { ALERT_TITLE, alerts } from './alert-syntax.ts';
import { alertTitle } from './alert-title.ts';

export const alertHooks: ChapterHooks<true> = {
  extend: alerts,
  tokens: {
    [ALERT_TITLE]: {
      append: ({ info }, { context }) => {
        context.builder.append(alertTitle(info, context.options.words));
      },
    },
  },
};
