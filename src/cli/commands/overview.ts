import { message, outputs } from '../../core/index.ts';
import { print } from '../printing.ts';
import type { Command } from '../command.ts';
import { judgingOptions } from '../judging.ts';
import { withPlacesOfTests } from '../places-of-tests.ts';
import { nextLine } from '../next-line.ts';
import { painter } from '../terminal.ts';

/** `tollgate` without a command. */
export const overview: Command = {
  id: 'overview',
  summary: message('where the five phases stand, short'),
  takes: '[folder]',
  atMost: 1,
  options: judgingOptions,
  examples: ['tollgate', 'tollgate packages/api'],
  run(call) {
    const look = { say: call.say, language: call.language, paint: painter(call.terminal), all: false };
    return print(call, 'overview', (judged, files) => {
      const { model } = judged;
      const verdict = withPlacesOfTests(judged.verdict, model, files);
      return {
        text: outputs.phases.render(verdict, look, model) + nextLine(verdict, call.say),
        exit: verdict.verdict === 'error' ? 2 : 0,
      };
    });
  },
};
