import { message, outputs } from '../../core/index.ts';
import type { Command } from '../command.ts';
import { judgeFolder, judgingOptions } from '../judging.ts';
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
    const { verdict, model } = judgeFolder(call);
    const look = { say: call.say, language: call.language, paint: painter(call.terminal), all: false };
    call.terminal.out(outputs.phases.render(verdict, look, model));
    return Promise.resolve(verdict.verdict === 'error' ? 2 : 0);
  },
};
