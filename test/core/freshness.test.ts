import assert from 'node:assert/strict';
import { type Freshness, freshness as freshnessOf } from '../../src/core/freshness.ts';
import type { Verdict } from '../../src/core/index.ts';
import { inEnglish } from '../../src/core/message.ts';
import { judged, readIn, tested, today } from '../judged.ts';
import { type MemoryRepository, testedAt, writtenAt } from '../memory-files.ts';

/**
 * The freshness table: what the gate says after something happened to the files, with evidence of the test run and without.
 * Without evidence times can only disprove, and what leaves no trace in times goes unnoticed: that is said here as well.
 */

const report = '<testsuite name="cart"><testcase classname="cart" name="REQ-001 adds up"/></testsuite>';
const repository: MemoryRepository = {
  files: {
    'tollgate.yaml': 'gate: requirements\npaths:\n  generated: [src/generated.js]\n',
    'docs/specs/cart.md':
      '---\ntollgate: spec\n---\n# Cart\n\n## Requirements\n\n### REQ-001 Total\n\nAcceptance criteria:\n1. WHEN a line is added, THE SYSTEM SHALL add it to the total.\n',
    'docs/guide.md': '# Guide\n',
    'src/cart.js': '// @req REQ-001\nexport const total = 1;\n',
    'src/shop.js': 'export const shop = 2;\n',
    'src/generated.js': 'export const built = 3;\n',
    'junit.xml': report,
  },
  leading: { 'docs/current.md': 'guide.md', 'src/rates.js': 'rates-2026.js' },
};
const second = 1000;
const hour = 3600 * second;

/** The repository after some files were written (or, where undefined, deleted) at a time. */
function after(
  base: MemoryRepository,
  changes: Readonly<Record<string, string | undefined>>,
  time = testedAt + hour,
): MemoryRepository {
  const files = Object.fromEntries(
    Object.entries({ ...base.files, ...changes }).filter(
      (entry): entry is [string, string | Uint8Array] => entry[1] !== undefined,
    ),
  );
  const times = Object.fromEntries(Object.keys(changes).map((path) => [path, time]));
  return { ...base, files, times: { ...base.times, ...times } };
}

function freshness(verdict: Verdict): string {
  const { result } = verdict.criteria.find(({ id }) => id === 'results-fresh') ?? {};
  return `${verdict.verdict} ${verdict.results.basis} ${result}`;
}

const edited = { 'src/cart.js': '// @req REQ-001\nexport const total = 7;\n' };
const touched = { 'src/cart.js': '// @req REQ-001\nexport const total = 1;\n' };

interface Row {
  readonly what: string;
  readonly happens: (base: MemoryRepository) => MemoryRepository;
  readonly withEvidence: string;
  readonly without: string;
}

const rows: readonly Row[] = [
  { what: 'nothing', happens: (base) => base, withEvidence: 'open content holds', without: 'open time holds' },
  {
    what: 'a source is edited',
    happens: (base) => after(base, edited),
    withEvidence: 'unverified content unverified',
    without: 'unverified time unverified',
  },
  {
    what: 'a source is edited and the edit is undone',
    happens: (base) => after(base, touched),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'another branch is switched to',
    happens: (base) => after(base, { ...edited, 'src/extra.js': 'export const extra = 4;\n' }),
    withEvidence: 'unverified content unverified',
    without: 'unverified time unverified',
  },
  {
    what: 'another branch is switched to, and back',
    happens: (base) =>
      after(after(base, { ...edited, 'src/extra.js': 'x\n' }), { ...touched, 'src/extra.js': undefined }),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'a generated file is written, named in paths.generated',
    happens: (base) => after(base, { 'src/generated.js': 'export const built = 33;\n' }),
    withEvidence: 'open content holds',
    without: 'open time holds',
  },
  {
    what: 'a generated file is written that nobody named',
    happens: (base) => after(base, { 'src/version.js': 'export const version = 5;\n' }),
    withEvidence: 'unverified content unverified',
    without: 'unverified time unverified',
  },
  {
    what: 'the documentation is edited',
    happens: (base) => after(base, { 'docs/guide.md': '# Guide, better\n', 'docs/signoffs.yaml': 'signatures: []\n' }),
    withEvidence: 'open content holds',
    without: 'open time holds',
  },
  {
    what: 'line ends are converted by a checkout',
    happens: (base) => after(base, { 'src/cart.js': '// @req REQ-001\r\nexport const total = 1;\r\n' }),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'a source is deleted',
    happens: (base) => after(base, { 'src/shop.js': undefined }),
    withEvidence: 'unverified content unverified',
    // A file that is gone leaves no time behind.
    without: 'open time holds',
  },
  {
    what: 'a source is renamed',
    happens: (base) => after(base, { 'src/shop.js': undefined, 'src/store.js': 'export const shop = 2;\n' }, writtenAt),
    withEvidence: 'unverified content unverified',
    without: 'open time holds',
  },
  {
    what: 'a link is led elsewhere',
    happens: (base) => ({
      ...base,
      leading: { ...base.leading, 'src/rates.js': 'rates-2027.js' },
      times: { ...base.times, 'src/rates.js': testedAt + hour },
    }),
    withEvidence: 'unverified content unverified',
    without: 'unverified time unverified',
  },
  {
    what: 'a link to a document is led elsewhere',
    happens: (base) => ({ ...base, leading: { ...base.leading, 'docs/current.md': 'other.md' } }),
    withEvidence: 'open content holds',
    without: 'open time holds',
  },
  {
    what: 'a CI artifact is unpacked over a checkout made a minute later',
    happens: (base) => ({
      ...base,
      times: {
        ...Object.fromEntries(Object.keys(base.files).map((path) => [path, testedAt + 60 * second])),
        'junit.xml': testedAt,
      },
    }),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'everything is unpacked from one archive, all times equal',
    happens: (base) => ({
      ...base,
      times: Object.fromEntries(Object.keys(base.files).map((path) => [path, testedAt])),
    }),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'a source was saved a second before the report was written',
    happens: (base) => after(base, touched, testedAt - second),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'a source was saved three seconds before the report was written',
    happens: (base) => after(base, touched, testedAt - 3 * second),
    withEvidence: 'open content holds',
    without: 'open time holds',
  },
  {
    what: 'a source was saved two seconds before the report was written, to the millisecond',
    happens: (base) => after(base, touched, testedAt - 2 * second),
    withEvidence: 'open content holds',
    without: 'open time holds',
  },
  {
    what: 'a source was saved a millisecond less than two seconds before the report was written',
    happens: (base) => after(base, touched, testedAt - 2 * second + 1),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'the report is dated as late as it may be tomorrow',
    happens: (base) => after(base, { 'junit.xml': report }, Date.UTC(2026, 10, 25) - 1),
    withEvidence: 'open content holds',
    without: 'open time holds',
  },
  {
    what: 'the report is dated the day after tomorrow',
    happens: (base) => after(base, { 'junit.xml': report }, Date.UTC(2026, 10, 25)),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'the clock that wrote the report was a week ahead',
    happens: (base) => after(base, { 'junit.xml': report }, Date.UTC(2026, 10, 30)),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'the clock that saved a source was a week ahead',
    happens: (base) => after(base, touched, Date.UTC(2026, 10, 30)),
    withEvidence: 'open content holds',
    without: 'unverified time unverified',
  },
  {
    what: 'the report is written again by a run that nobody recorded',
    happens: (base) => after(base, { 'junit.xml': `${report}\n` }),
    withEvidence: 'open time holds',
    without: 'open time holds',
  },
];

describe('Freshness (GATE-003)', () => {
  for (const { what, happens, withEvidence, without } of rows) {
    it(`${what}: with evidence ${withEvidence}, without ${without}`, () => {
      assert.equal(freshness(judged(happens(tested(repository)))), withEvidence);
      assert.equal(freshness(judged(happens(repository))), without);
    });
  }

  it('by time does not suffice at level delivery', () => {
    const delivery = after(repository, { 'tollgate.yaml': 'gate: delivery\n' }, writtenAt);
    const result = (each: MemoryRepository): unknown =>
      judged(each).criteria.find(({ id }) => id === 'results-fresh')?.result;
    assert.equal(result(delivery), 'unverified');
    assert.equal(result(tested(delivery)), 'holds');
  });

  it('is never bound to content that changed while the tests ran', () => {
    const bound = tested(repository);
    const evidence = { ...readIn(bound).model.evidence, content: null };
    const files = {
      ...bound.files,
      '.tollgate/evidence.json': JSON.stringify({ schema: 'tollgate/evidence/1', ...evidence }),
    };
    const verdict = judged({ ...bound, files });
    assert.equal(freshness(verdict), 'unverified content unverified');
    assert.equal(inEnglish(verdict.sentence), 'junit.xml: results stale: files were changed while the tests ran');
  });
});

describe('Freshness that is kept', () => {
  const { reports, content } = readIn(repository).model;
  const asOf = (path: string, time: number, kept?: Freshness): Freshness =>
    freshnessOf(reports, undefined, { ...content, newest: { path, time } }, today, [], kept);
  const before = asOf('src/cart.js', testedAt + hour);

  it('is the same where nothing changed', () => {
    assert.equal(asOf('src/cart.js', testedAt + hour, before), before);
  });

  it('names the file that was changed last, although each report stands as before', () => {
    const now = asOf('src/shop.js', testedAt + hour, before);
    assert.deepEqual([now.newest, now.of], ['src/shop.js', before.of]);
  });

  it('is another where a report stands otherwise', () => {
    const now = asOf('src/cart.js', writtenAt, before);
    assert.deepEqual([before.of('junit.xml').fresh, now.of('junit.xml').fresh], [false, true]);
  });
});

describe('generated files that are all code', () => {
  const written = 'gate: requirements\npaths:\n  generated: [src/generated.js]\n';
  const told = (globs: string): string[] => {
    const files = {
      ...repository.files,
      'package.json': '{}',
      'tollgate.yaml': written.replace('[src/generated.js]', globs),
    };
    const [without, bound] = [{ ...repository, files }, tested({ ...repository, files })].map((each) =>
      judged(each)
        .findings.filter(({ criterion }) => criterion === 'results-fresh')
        .map(({ found }) => inEnglish(found)),
    );
    assert.deepEqual(bound, without);
    return without ?? [];
  };
  it('leave nothing that tests run on, with evidence and without', () => {
    const stale = 'results stale: `paths.generated` takes all code, so no change of it would be seen';
    assert.deepEqual(told('["**"]'), [stale]);
    assert.deepEqual(told('["src/**"]'), [stale]);
    assert.deepEqual(told('["src/s*", "src/generated.js"]'), []);
  });
});
