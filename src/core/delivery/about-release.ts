import type { Criterion, Observation, Policy } from '../criterion.ts';
import type { Model, Release } from '../model.ts';
import { doubled, noRelease, releaseNamed } from '../criterion/release-judged.ts';

/** A criterion about the judged release as a whole. Which version that is, `notes-written` asks first. */
export function aboutRelease(
  judge: (version: string, release: Release | undefined, model: Model, policy: Policy) => Iterable<Observation>,
): Pick<Criterion<'release'>, 'needs' | 'subjects' | 'judge'> {
  return {
    needs: ['release'],
    subjects: () => ['release'],
    *judge(_subject, model, policy) {
      const { release: version } = policy;
      const unclear = version === null ? noRelease : doubled(version, model);
      if (version === null || unclear !== undefined)
        yield { ...(unclear ?? noRelease), cause: { criterion: 'notes-written' } };
      else yield* judge(version, releaseNamed(version, model), model, policy);
    },
  };
}
