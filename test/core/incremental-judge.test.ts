import assert from 'node:assert/strict';
import { finish, incrementalJudge, judge, type Verdict } from '../../src/core/index.ts';
import { criterion } from '../../src/core/criterion.ts';
import { inEnglish, message } from '../../src/core/message.ts';
import { registry } from '../../src/core/registry.ts';
import { readIn, tested, today } from '../judged.ts';
import { type MemoryRepository, testedAt, writtenAt } from '../memory-files.ts';

const base = {
  phase: 'build',
  position: 1,
  title: message('It holds'),
  severity: { tests: 'block', requirements: 'block', delivery: 'block' },
  needs: [],
} as const;
const observed = { result: 'fails', subject: 'x', place: null, found: message('no'), wanted: message('yes') } as const;

describe('A verdict after another one', () => {
  it('tells of a cause that came or went, though what it causes is the same', () => {
    const caused = criterion<string>({
      ...base,
      id: 'tests-pass',
      subjects: () => ['x'],
      *judge() {
        yield { ...observed, cause: { criterion: 'design-exists' } };
      },
    });
    const causes = criterion<string>({
      ...base,
      id: 'design-exists',
      subjects: () => ['x'],
      *judge(_, { notes }) {
        if (notes.length === 0) yield observed;
      },
    });
    const { judge: again } = incrementalJudge([caused, causes]);
    const { config } = readIn({ files: {} });
    const after = (files: Record<string, string>): Verdict => {
      const { model } = readIn({ files });
      return finish(again(model, config, { gate: 'release', today }));
    };
    const causeIn = ({ findings }: Verdict): string | null | undefined =>
      findings.find((each) => each.criterion === 'tests-pass')?.causedBy;
    const note = { 'docs/architecture/0001-a.md': '---\nstatus: accepted\n---\n# A\n' };
    assert.equal(causeIn(after({})), 'design-exists:x');
    assert.equal(causeIn(after(note)), null);
    const { findings, phases, toGo } = after({});
    assert.equal(findings.length, 2);
    assert.deepEqual(phases.find(({ id }) => id === 'build')?.because, ['design-exists:x']);
    assert.equal(toGo, 1);
  });

  it('says of a criterion what it said, as long as nothing of it changes', () => {
    const notes = criterion<unknown>({ ...base, id: 'design-exists', subjects: (model) => model.notes, *judge() {} });
    const one = criterion<string>({
      ...base,
      id: 'spec-exists',
      needs: ['specification'],
      subjects: () => ['x'],
      *judge() {},
    });
    const { judge: again } = incrementalJudge([notes, one]);
    const { config } = readIn({ files: {} });
    const after = (files: Record<string, string>): Verdict['criteria'] =>
      finish(again(readIn({ files }).model, config, { gate: 'release', today })).criteria;
    const note = { 'docs/architecture/0001-a.md': '---\nstatus: accepted\n---\n# A\n' };
    const said = (criteria: Verdict['criteria'], id: string): Verdict['criteria'][number] | undefined =>
      criteria.find((each) => each.id === id);
    const [first, second] = [after({}), after(note)];
    assert.equal(
      said(second, 'spec-exists'),
      said(first, 'spec-exists'),
      'the same object: whoever shows it need not look',
    );
    assert.deepEqual([said(first, 'design-exists')?.judged, said(second, 'design-exists')?.judged], [0, 1]);
    const broken = after({ ...note, 'docs/specs/a.md': '---\ntollgate: spec\nauthor: [\n---\n' });
    assert.deepEqual(
      [said(second, 'spec-exists')?.result, said(broken, 'spec-exists')?.result],
      ['holds', 'unverified'],
    );
  });

  it('tells fresh results from stale ones, however often a file is edited, and which was edited last', () => {
    const files = {
      'tollgate.yaml': 'gate: tests\n',
      'src/a.js': '1',
      'src/b.js': '1',
      'junit.xml': '<testsuite><testcase name="a"/></testsuite>\n',
    };
    const later = 'test-results/junit.xml';
    const after = (repository: MemoryRepository): ((path: string, text: string) => string) => {
      const { judge: again } = incrementalJudge(registry);
      const { config } = readIn(repository);
      return (path, text) => {
        const times = { [path]: testedAt + 1, [later]: testedAt + 5000 };
        const { model } = readIn({ files: { ...repository.files, [path]: text }, times });
        const { verdict, sentence } = finish(again(model, config, { gate: 'release', today }));
        return verdict === 'open' ? verdict : inEnglish(sentence);
      };
    };
    const stale = 'junit.xml: results stale: the content is not the one that the tests ran on';
    for (const others of [{}, { [later]: files['junit.xml'].trim() }]) {
      const bound = after({ files: { ...tested({ files }).files, ...others } });
      assert.deepEqual(
        ['2', '1', '2', '1'].map((text) => bound('src/a.js', text)),
        [stale, 'open', stale, 'open'],
      );
    }
    const byTime = after({ files });
    for (const path of ['src/a.js', 'src/b.js'])
      assert.match(byTime(path, '1'), new RegExp(`: \`${path}\` was changed after the tests ran`));
  });

  describe('judged ahead', () => {
    const files = { 'src/a.js': '1', 'src/b.js': '1', 'junit.xml': '<testsuite><testcase name="a"/></testsuite>\n' };

    /** What is judged of a hundred subjects, all of which hang on one report; and how many of them were judged for it. */
    const asked = (prepares: boolean, edited: readonly string[], old: MemoryRepository = { files: {} }): string[] => {
      let n = 0;
      const { judge: again, prepare } = incrementalJudge([
        criterion<number>({
          ...base,
          id: 'tests-pass',
          subjects: () => Array.from({ length: 100 }, (_, each) => each),
          *judge(_subject, _model, { freshness }) {
            n++;
            if (!freshness.of('junit.xml').fresh) yield observed;
          },
        }),
      ]);
      const { config } = readIn({ files });
      return ['', ...edited].map((path) => {
        n = 0;
        const times = path === '' ? old.times : { ...old.times, [path]: testedAt + 1 };
        const { model } = readIn({ files: { ...files, ...old.files }, ...(times && { times }) });
        const { verdict } = finish(again(model, config, { gate: 'release', today }));
        const told = `${verdict}, ${n} judged`;
        n = 0;
        if (prepares) finish(prepare());
        return `${told}, ${n} ahead`;
      });
    };

    it('is what the next changed source comes to: then nothing of it is judged again, whichever it is', () => {
      const [open, stale] = ['open, 100 judged, 100 ahead', 'closed, 0 judged, 0 ahead'];
      assert.deepEqual(asked(true, ['src/b.js', 'src/a.js']), [open, stale, stale]);
      const judged = ['open, 100 judged, 0 ahead', 'closed, 100 judged, 0 ahead', 'closed, 0 judged, 0 ahead'];
      assert.deepEqual(asked(false, ['src/b.js', 'src/a.js']), judged);
    });

    it('is what undoes that change, too: nothing is judged again, however often it is made and undone', () => {
      const [open, stale] = ['open, 0 judged, 0 ahead', 'closed, 0 judged, 0 ahead'];
      const edits = ['src/b.js', 'src/a.js', '', 'src/a.js', ''];
      assert.deepEqual(asked(true, edits), ['open, 100 judged, 100 ahead', stale, stale, open, stale, open]);
      const judged = ['open, 100 judged, 0 ahead', 'closed, 100 judged, 0 ahead', 'open, 100 judged, 0 ahead'];
      assert.deepEqual(asked(false, ['src/b.js', '']), judged);
    });

    it('is not done where most results are stale already', () => {
      const all = ['test-results/a.xml', 'test-results/b.xml'];
      const old = {
        files: Object.fromEntries(all.map((path) => [path, `<testsuite><testcase name="${path}"/></testsuite>`])),
        times: Object.fromEntries(all.map((path) => [path, writtenAt - 5000])),
      };
      assert.deepEqual(asked(true, ['src/a.js'], old), ['open, 100 judged, 0 ahead', 'closed, 100 judged, 0 ahead']);
    });

    it('is not done again where it is known, and is no reason to take anything for stale', () => {
      const known = 'open, 0 judged, 0 ahead';
      assert.deepEqual(asked(true, ['', 'src/a.js']), [
        'open, 100 judged, 100 ahead',
        known,
        'closed, 0 judged, 0 ahead',
      ]);
    });
  });

  describe('of subjects that stand far from each other', () => {
    const note = { 'docs/architecture/0001-a.md': '---\nstatus: accepted\n---\n# A\n' };
    const subjects = Array.from({ length: 400 }, (_, n) => n);
    const verdicts = (only: number, files: Record<string, string>): Verdict[] => {
      const { judge: again } = incrementalJudge([
        criterion<number>({
          ...base,
          id: 'design-current',
          subjects: () => subjects,
          *judge(n, model) {
            if (n === only && model.notes.length > 0) return;
            if (n === 0 || n === 399) yield { ...observed, kind: 'kind' };
          },
          folds: { kind: (n) => ({ found: message('{n} fail', { n }), wanted: message('yes') }) },
        }),
      ]);
      const { config } = readIn({ files });
      assert.deepEqual(config.mistakes, []);
      return [files, { ...files, ...note }, files].map((each) => {
        const { model } = readIn({ files: each });
        return finish(again(model, config, { gate: 'release', today }));
      });
    };

    it('folds them for as long as there are several', () => {
      const causes = verdicts(399, {}).map(({ findings }) => findings.map(({ causedBy }) => causedBy));
      const folded = [null, 'design-current:kind', 'design-current:kind'];
      assert.deepEqual(
        causes.map((each) => each.sort()),
        [folded, [null], folded].map((each) => each.sort()),
      );
    });

    it('tells which of them send work back, though it is another one that began to', () => {
      const registry = [
        criterion<number>({
          ...base,
          id: 'design-current',
          subjects: () => subjects,
          *judge(n, { notes }) {
            if (n === 0) yield { ...observed, kind: 'kind' };
            else if (n === 399) yield { ...observed, kind: 'kind', ...(notes.length > 0 && { sendsBackTo: 'design' }) };
          },
          folds: { kind: (n) => ({ found: message('{n} fail', { n }), wanted: message('yes') }) },
        }),
      ];
      const { judge: again } = incrementalJudge(registry);
      const { config } = readIn({ files: {} });
      const sent = [{}, note, {}].map((files) => {
        const { model } = readIn({ files: { 'src/a.js': '', ...files } });
        const { findings, phases } = finish(again(model, config, { gate: 'release', today }));
        const fresh = judge(model, config, { gate: 'release', today }, registry);
        assert.deepEqual(phases, fresh.phases);
        assert.deepEqual(findings, fresh.findings);
        return phases.flatMap(({ because }) => because);
      });
      assert.notDeepEqual(sent[0], sent[1]);
      assert.deepEqual(sent[2], sent[0]);
    });

    it('says of all others what it said, and of one that is named twice that it is two', () => {
      const twice = { name: 'twice' };
      const others = subjects.map((n) => ({ name: `${n}` }));
      const registry = [
        criterion<{ readonly name: string }>({
          ...base,
          id: 'design-current',
          subjects: ({ notes: { length } }) => [...others.slice(0, length), twice, twice, ...others.slice(length)],
          *judge(subject, { notes }) {
            if (subject !== others[7] || notes.length > 0) yield { ...observed, subject: subject.name };
          },
        }),
      ];
      const { judge: again } = incrementalJudge(registry);
      const { config } = readIn({ files: {} });
      const [first, second] = [{}, note].map((files) => {
        const { model } = readIn({ files });
        const verdict = finish(again(model, config, { gate: 'release', today }));
        assert.deepEqual(verdict, judge(model, config, { gate: 'release', today }, registry));
        return verdict;
      });
      assert.ok(first && second);
      assert.deepEqual([first.criteria[0]?.failed, second.criteria[0]?.failed], [401, 402]);
      const known = new Set(first.findings);
      assert.equal(second.findings.filter((each) => known.has(each)).length, 399);
    });

    it('excuses as many as the baseline counts, the first ones', () => {
      const baseline = 'findings:\n  - {criterion: design-current, subject: x, result: fails}\n';
      const excused = verdicts(0, { '.tollgate-baseline.yaml': baseline }).map(({ findings }) =>
        findings.map(({ baselined }) => baselined),
      );
      assert.deepEqual(excused, [[true, false], [true], [true, false]]);
    });
  });
});
