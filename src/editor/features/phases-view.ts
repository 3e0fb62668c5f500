import type { Feature } from '../feature.ts';
import { phaseRows } from '../rows/phases.ts';
import { tree } from '../tree.ts';

/** The phases of the life cycle, down to the notes, the code and the tests of a requirement. */
export const phasesView: Feature = {
  id: 'phases-view',
  *start(editor) {
    yield* tree('tollgate.phases', editor, phaseRows);
  },
};
