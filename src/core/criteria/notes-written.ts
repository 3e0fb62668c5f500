import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import { doubled, noRelease } from '../criterion/release-judged.ts';
import { sameVersion } from '../versions.ts';

export const notesWritten = criterion<'release'>({
  id: 'notes-written',
  phase: 'release',
  position: 1,
  title: message('The changelog tells what is new in this release'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['changelog', 'manifest', 'release'],
  subjects: () => ['release'],
  *judge(_subject, model, { release: version }) {
    if (version === null) {
      yield noRelease;
      return;
    }
    const unclear = doubled(version, model);
    if (unclear !== undefined) yield unclear;
    const { changelog } = model;
    const entries = changelog.filter((entry) => sameVersion(entry.version, version));
    if (entries.some((entry) => !entry.empty)) return;
    const [entry] = entries;
    yield {
      result: changelog.length === 0 ? 'unverified' : 'fails',
      subject: version,
      place: entry?.place ?? changelog[0]?.place ?? null,
      found:
        changelog.length === 0
          ? message('no changelog that names a version was found')
          : entry === undefined
            ? message('the changelog does not mention {version}', { version })
            : message('the changelog says nothing of {version}', { version }),
      wanted: message('a heading {version} with what is new for those who use it', { version }),
    };
  },
});
