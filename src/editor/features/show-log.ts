import { command } from '../command.ts';
import type { Feature } from '../feature.ts';

export const showLog: Feature = {
  id: 'show-log',
  *start(editor) {
    yield command('tollgate.showLog', editor, () => editor.log.show());
  },
};
