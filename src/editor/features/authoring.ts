import { command } from '../command.ts';
import type { Feature } from '../feature.ts';

/** Ids of the edits, which themselves are loaded later. */
declare const TOLLGATE_EDITS: readonly string[];

/** A command for each thing that can be written. */
export const authoring: Feature = {
  id: 'authoring',
  *start(editor) {
    for (const id of TOLLGATE_EDITS) {
      yield command(commandOf(id), editor, async (target) => {
        const { write } = await import('../later.ts');
        await write(id, editor, target);
      });
    }
  },
};

/** `tollgate.newRequirement` of `new-requirement`. */
function commandOf(id: string): string {
  return `tollgate.${id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}
