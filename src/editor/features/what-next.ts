import * as vscode from 'vscode';
import { message, nextStep } from '../../core/index.ts';
import { alone } from '../alone.ts';
import { command, sessionFor, titleOf } from '../command.ts';
import type { Feature } from '../feature.ts';
import { leadTo } from '../leading.ts';
import { inform } from '../notice.ts';

/** The one next thing that moves the current phase: says it, and does it or leads to where it is done. */
export const whatNext: Feature = {
  id: 'what-next',
  *start(editor) {
    const { say } = editor;
    yield command('tollgate.whatNext', editor, async (target) => {
      const session = await sessionFor('tollgate.whatNext', editor, target);
      const judged = await session?.now();
      if (session === undefined || judged === undefined) return;
      const step = nextStep(judged.verdict);
      if (step === undefined) {
        void inform(say(message('Nothing stands in the way.')));
        return;
      }
      const { found, wanted, place, about } = step;
      // Without a button, the editor cuts the sentence off after a line.
      const run = step.command ?? 'tollgate.showReasons';
      const help = titleOf(editor, run);
      if (place !== null) await leadTo([place], session);
      const sentence = message('{found}. What is wanted: {wanted}', { found, wanted });
      const chosen = await inform(alone(sentence, say), ...(help === undefined ? [] : [help]));
      if (chosen !== undefined) await vscode.commands.executeCommand(run, { session, row: { about } });
    });
  },
};
