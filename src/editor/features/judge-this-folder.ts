import * as vscode from 'vscode';
import { type Level, message } from '../../core/index.ts';
import { command, sessionFor } from '../command.ts';
import { configurationFile, exists, whyNoConfiguration } from '../configuration.ts';
import type { Feature } from '../feature.ts';
import { warn } from '../notice.ts';
import { open, uriOf } from '../places.ts';

/** For a folder in which nothing asks for a gate: asks what it must hold, and writes that down. */
export const judgeThisFolder: Feature = {
  id: 'judge-this-folder',
  *start(editor) {
    const { say } = editor;
    const choices = [
      {
        level: 'requirements',
        label: message('Requirements and Tests'),
        detail: message('Each requirement is verified by a test that passed on the content that is here now.'),
      },
      {
        level: 'tests',
        label: message('Tests Only'),
        detail: message('The tests pass, on the content that is here now. Requirements are not judged.'),
      },
      {
        level: 'delivery',
        label: message('A Delivery to a Customer'),
        detail: message('Everything: agreed requirements, settled decisions, signatures, a trial.'),
      },
    ] as const satisfies readonly {
      readonly level: Level;
      readonly label: ReturnType<typeof message>;
      readonly detail: ReturnType<typeof message>;
    }[];
    yield command('tollgate.judgeThisFolder', editor, async (target) => {
      const session = await sessionFor('tollgate.judgeThisFolder', editor, target);
      if (session === undefined) return;
      const { uri, name } = session.folder;
      if (await exists(uriOf(uri, configurationFile))) {
        await open(uri, { file: configurationFile, line: 1, column: 1 });
        return;
      }
      const inVain = whyNoConfiguration(uri, say);
      if (inVain !== undefined) {
        void warn(inVain);
        return;
      }
      const picked = await vscode.window.showQuickPick(
        choices.map(({ level, label, detail }) => ({
          level,
          label: say(label),
          description: `gate: ${level}`,
          detail: say(detail),
        })),
        {
          title: say(message('Judge {folder}', { folder: name })),
          placeHolder: say(message('What must hold before it may be released? A `tollgate.yaml` will say so.')),
        },
      );
      if (picked === undefined) return;
      const { createConfiguration } = await import('../later.ts');
      await createConfiguration(session.folder, picked.level, say);
    });
  },
};
