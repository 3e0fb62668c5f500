import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain, outputs, type Question, speaker } from '../../src/core/index.ts';
import { lazily } from '../../src/core/lazily.ts';
import { judged, readIn, tested } from '../judged.ts';
import { memoryFiles, type MemoryRepository } from '../memory-files.ts';
import { prepared, scenarioIn, scenarioNames } from '../scenarios.ts';
import { damages } from './damage.ts';

/**
 * The scenario repositories with one file damaged. What must hold: no crash, whatever file it is; and no gate opens for the damage of what was
 * recorded of a run, a person, a release or a defect. What `tollgate.yaml` and specifications no longer say, nobody can miss.
 *
 * `TOLLGATE_RUNS` files: `npm run fuzz`.
 */
const runs = Number(process.env['TOLLGATE_RUNS'] ?? 250);

const records =
  /^(?:\.tollgate\/evidence\.json|docs\/(?:signoffs|results)\.yaml|docs\/(?:releases|defects)\/.*|.*\.xml)$/;

interface Damageable {
  readonly name: string;
  readonly repository: MemoryRepository;
  readonly question?: Partial<Question>;
  readonly path: string;
}

/** An error in one of them would keep all other suites from running, too. */
const scenarios = lazily(() =>
  scenarioNames.map((name) => ({ name, repository: prepared(name), question: scenarioIn(name).question ?? {} })),
);

const good: MemoryRepository = {
  files: {
    'docs/specs/a.md':
      '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-1 A\n\nAcceptance criteria:\n1. THE SYSTEM SHALL b.\n',
    'tollgate.yaml': 'gate: requirements\n',
    'junit.xml': '<testsuite name="a"><testcase classname="a" name="REQ-1 adds"/></testsuite>\n',
    'CHANGELOG.md': '# Changelog\n\n## 1.0.0\n\n- A\n',
    'package.json': '{ "version": "1.0.0" }\n',
  },
};
const defect = '---\nstatus: open\nseverity: blocker\nrequirement: REQ-1\nfound-in: 1.0.0\n---\n# A\n\nSeen: b.\n';
/** Each would be open but for one record. */
const closedByOne = [
  { name: 'a run that failed', repository: tested(good, 1) },
  {
    name: 'an open defect',
    repository: tested({ files: { ...good.files, 'docs/defects/BUG-001-a.md': defect } }),
  },
];

function filesOf(repositories: readonly Omit<Damageable, 'path'>[], wanted: RegExp): readonly Damageable[] {
  return repositories.flatMap((each) =>
    Object.keys(each.repository.files)
      .filter((path) => wanted.test(path))
      .map((path) => ({ ...each, path })),
  );
}

const textOf = ({ repository, path }: Damageable): Buffer => Buffer.from(repository.files[path] ?? '');

/** @param samples what may be written into a file */
function damaged(
  of: readonly Damageable[],
  samples: readonly string[],
): fc.Arbitrary<Damageable & { readonly after: MemoryRepository }> {
  return fc.tuple(fc.constantFrom(...of), damages(samples)).map(([each, all]) => {
    const bytes = all.reduce((before, damage) => Buffer.from(damage(before)), textOf(each));
    const { repository, path } = each;
    return { ...each, after: { ...repository, files: { ...repository.files, [path]: bytes } } };
  });
}

describe('A repository of which one file is damaged', () => {
  it('is read, judged and shown', () => {
    const look = { say: speaker('en'), language: 'en', paint: (_: unknown, said: string) => said, all: true };
    const all = filesOf(scenarios(), /./);
    const samples = all.map((each) => textOf(each).toString());
    fc.assert(
      fc.property(damaged(all, samples), ({ path, question, after }) => {
        const { model } = readIn(after);
        const verdict = judged(after, question);
        for (const output of Object.values(outputs)) output.render(verdict, look, model);
        explain(memoryFiles(after), path);
      }),
      { numRuns: runs },
    );
  }).timeout(60_000 + runs * 100);

  it('opens no gate by what its records no longer say', () => {
    for (const { repository } of closedByOne) assert.notEqual(judged(repository).verdict, 'open');
    assert.equal(judged(tested(good)).verdict, 'open');
    const closed = scenarios().filter(({ repository, question }) => judged(repository, question).verdict !== 'open');
    for (const of of [filesOf(closed, records), filesOf(closedByOne, /evidence|defects/)])
      fc.assert(
        // What another record says would be said.
        fc.property(damaged(of, ['said nowhere\n']), ({ name, path, question, after }) => {
          // A run that ended well, it says.
          fc.pre(!/"exit": ?0\b/.test(String(after.files[path])));
          assert.notEqual(judged(after, question).verdict, 'open', `${name}: ${path}\n${String(after.files[path])}`);
        }),
        { numRuns: runs },
      );
  }).timeout(60_000 + runs * 100);
});
