// Alerts in a chapter: their syntax, and the titles of their boxes.
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import { TITLE_CLOSE, TITLE_OPEN, alerts } from './alert-syntax.ts';
import { alertTitle } from './alert-title.ts';
import { alertContainers } from './alert-containers.ts';
import { containers } from '../../scan/markdown/syntax/containers.ts';

export const alertHooks: ChapterHooks<true> = {
  extend: (md) => {
    containers(md, 'alert_container', alertContainers);
    alerts(md);
  },
  containers: Object.keys(alertContainers),
  tokens: {
    [TITLE_OPEN]: {
      append: ({ info, tag, content }, { context }) => {
        const { title, name } = alertTitle({ kind: info, tag }, context.options.words);
        context.builder.open(title);
        if (content === '') context.builder.appendText(name);
      },
    },
    [TITLE_CLOSE]: {
      append: (_token, { context }) => {
        context.builder.close();
      },
    },
  },
};
