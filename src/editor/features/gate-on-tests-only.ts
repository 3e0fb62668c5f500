import { command, sessionFor } from '../command.ts';
import type { Feature } from '../feature.ts';

/** Lets the tests alone decide: says so in `tollgate.yaml`, by an edit that can be undone. */
export const gateOnTestsOnly: Feature = {
  id: 'gate-on-tests-only',
  *start(editor) {
    yield command('tollgate.gateOnTestsOnly', editor, async (target) => {
      const session = await sessionFor('tollgate.gateOnTestsOnly', editor, target);
      if (session === undefined) return;
      const { setLevel } = await import('../later.ts');
      await setLevel(session.folder, 'tests', editor.say);
      await session.now();
    });
  },
};
