import { criterion, type Observation } from '../criterion.ts';
import { message } from '../message.ts';
import type { Message, Model, ReadCount, Specification } from '../model.ts';
import { once } from '../report/once.ts';

type Silent = ReadCount['notUnderstood'][number];

export const specExists = criterion<'repository' | Silent>({
  id: 'spec-exists',
  phase: 'requirements',
  position: 1,
  title: message('Requirements say what the tests must prove'),
  uncounted: true,
  severity: { tests: 'off', requirements: 'block', delivery: 'block' },
  needs: ['specification'],
  *subjects({ read }) {
    yield 'repository';
    yield* read.notUnderstood;
  },
  *judge(subject, model, { scope, release }) {
    if (subject !== 'repository') yield notUnderstood(subject);
    else if (scope.length === 0) yield nothingAsked(model, release);
  },
  folds: {
    'not-understood': (n) => ({
      found: message('nothing was understood in {n} folders of a known convention', { n }),
      wanted: message('files in the form of their conventions, or the folders in `paths.exclude`'),
    }),
  },
});

function nothingAsked(model: Model, release: string | null): Observation {
  const [first] = model.requirements;
  if (first !== undefined) {
    const n = model.requirements.length;
    return {
      result: 'unverified',
      subject: null,
      place: first.place,
      found:
        release === null
          ? message('{n} {n|requirement|requirements} found, none agreed', { n })
          : message('{n} {n|requirement|requirements} found, none agreed for release {release}', { n, release }),
      wanted: message('an agreed requirement: one that is neither a draft, nor retired, nor for a later release'),
    };
  }
  const place = model.specifications.find(takesRequirements)?.place ?? null;
  // Whoever cannot read a specification does not know that it requires nothing.
  const unread = model.problems.find(({ spoils, minor }) => spoils === 'specification' && minor !== true);
  return {
    result: 'unverified',
    subject: null,
    place,
    found: whatTestsSay(model),
    wanted:
      place === null
        ? message(
            'a specification in `docs/specs` (New Specification), or `gate: tests` in `tollgate.yaml` (Gate on Tests Only)',
          )
        : message(
            'the first requirement in `{file}` (New Requirement), or `gate: tests` in `tollgate.yaml` (Gate on Tests Only)',
            { file: place.file },
          ),
    ...(unread !== undefined && { cause: { criterion: 'spec-exists', subject: unread.place.file } }),
    fix: 'tollgate.newSpecification',
  };
}

/** Scenarios of a feature verify requirements that stand elsewhere, and an archive is history. */
function takesRequirements({ convention, change }: Specification): boolean {
  return convention !== 'gherkin' && change !== 'archived';
}

function whatTestsSay(model: Model): Message {
  const reports = once(model.reports);
  const total = reports.reduce((sum, { tests }) => sum + tests.total, 0);
  const passed = reports.reduce((sum, { tests }) => sum + tests.passed, 0);
  const failed = reports.reduce((sum, { tests, failures }) => sum + tests.failed + tests.errors + failures.length, 0);
  if (total === 0) return message('no requirement was found');
  if (failed > 0 || passed === 0) {
    return message('{n} {n|test is|tests are} reported; no requirement says what {n|it|they} must prove', { n: total });
  }
  return message('{n} {n|test passes|tests pass}; no requirement says what {n|it|they} must prove', { n: passed });
}

function notUnderstood({ title, folder, files }: Silent): Observation {
  return {
    result: 'unverified',
    subject: folder,
    place: null,
    found: message('nothing in `{folder}` was understood: {n} {n|file|files}, read as “{title}”', {
      folder,
      n: files,
      title,
    }),
    wanted: message('files in the form of that convention, or the folder in `paths.exclude`'),
    kind: 'not-understood',
  };
}
