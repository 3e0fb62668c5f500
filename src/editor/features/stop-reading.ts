import { command } from '../command.ts';
import type { Feature } from '../feature.ts';

/** Gives up what is being read; what was known stays known. */
export const stopReading: Feature = {
  id: 'stop-reading',
  *start(editor) {
    yield command('tollgate.stopReading', editor, () => {
      for (const session of editor.sessions.all) session.stop();
    });
  },
};
