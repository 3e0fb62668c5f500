import { criterion } from '../criterion.ts';
import { isInForce } from '../criterion/decisions.ts';
import { message } from '../message.ts';
import type { Environment } from '../model.ts';

const parts = [
  'runtime',
  'infrastructure',
  'configuration',
  'delivery',
  'rollback',
] as const satisfies readonly (keyof Environment)[];

/** The environment may be described in several notes; together they must name all its parts. */
export const environmentDesigned = criterion<'repository'>({
  id: 'environment-designed',
  phase: 'design',
  position: 4,
  title: message('The environment is described, with the way back'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['note'],
  subjects: () => ['repository'],
  *judge(_subject, { notes }) {
    const environments = notes.filter(isInForce).flatMap(({ environment }) => environment ?? []);
    const missing = parts.filter((part) => !environments.some((environment) => isStated(environment[part])));
    if (missing.length === 0) return;
    const [first] = environments;
    yield {
      result: 'fails',
      subject: null,
      place: first?.place ?? null,
      found:
        first === undefined
          ? message('no architecture note describes the environment')
          : message('the environment does not say: {missing}', { missing }),
      wanted: message('`environment:` with {parts}, in the note that describes it', { parts }),
      ...(notes.length === 0 && { cause: { criterion: 'design-exists' } }),
      fix: 'tollgate.newEnvironmentNote',
    };
  },
});

function isStated(part: Environment[(typeof parts)[number]]): boolean {
  const values = part === undefined ? [] : 'value' in part ? [part] : part;
  return values.some(({ value }) => value.trim() !== '');
}
