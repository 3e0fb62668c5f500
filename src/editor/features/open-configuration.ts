import { message } from '../../core/index.ts';
import { command, sessionFor } from '../command.ts';
import { configurationFile, exists, whyNoConfiguration } from '../configuration.ts';
import type { Feature } from '../feature.ts';
import { inform } from '../notice.ts';
import { open, uriOf } from '../places.ts';
import type { Session } from '../session.ts';

/** Shows `tollgate.yaml`, at its first mistake if it has one; offers to create it where there is none. */
export const openConfiguration: Feature = {
  id: 'open-configuration',
  *start(editor) {
    const { say } = editor;
    yield command('tollgate.openConfiguration', editor, async (target) => {
      const session = await sessionFor('tollgate.openConfiguration', editor, target);
      if (session === undefined) return;
      const { uri, name } = session.folder;
      if (await exists(uriOf(uri, configurationFile))) {
        await open(uri, firstMistake(session) ?? { file: configurationFile, line: 1, column: 1 });
        return;
      }
      const question = message(
        'There is no `tollgate.yaml` in {folder}; without it the gate asks for `requirements`.',
        { folder: name },
      );
      const create = say(message('Create It'));
      const offered = whyNoConfiguration(uri, say) === undefined ? [create] : [];
      if ((await inform(say(question), ...offered)) !== create) return;
      const { createConfiguration } = await import('../later.ts');
      await createConfiguration(session.folder, 'requirements', say);
    });
  },
};

function firstMistake({ state }: Session) {
  return state.kind === 'judged' ? state.read.config.mistakes[0]?.place : undefined;
}
