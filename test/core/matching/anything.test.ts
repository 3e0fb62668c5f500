import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FiledReport } from '../../../src/core/model.ts';
import { trace } from '../../../src/core/trace.ts';
import { digestText } from '../../../src/core/digest.ts';
import { requirement } from '../model-builder.ts';
import { lines, references } from './joined.ts';

describe('whatever is reported', () => {
  const files = ['x.test.ts', 'a/x.test.ts', 'a/b/x.test.ts', 'b/x.test.ts', 'b/y.test.ts'];
  const chains = [
    ['adds'],
    ['Cart', 'adds'],
    ['Cart', 'Cart', 'adds'],
    ['Cart', 'adds', 'adds'],
    ['Stock'],
    ['Stock', 'sums'],
    ['sums'],
    ['Stock sums'],
  ];
  const sourceOf = (declared: typeof chains): string =>
    lines(
      "import 'x';",
      ...declared.map((chain, i) => {
        const suites = chain.slice(0, -1).map((suite) => `describe('${suite}', () => {`);
        return `${suites.join(' ')}\n// @req REQ-${i}\nit('${chain.at(-1)}', () => {});\n${suites.map(() => '});').join(' ')}`;
      }),
    );

  interface Run {
    /** Folder of the report, and the one in which the runner was started: the same, or one above it. */
    readonly folder: string;
    readonly started: string;
    readonly dialect: 'vitest' | 'jest' | 'node' | 'absolute';
    readonly cases: readonly { readonly file: string; readonly chain: readonly string[] }[];
  }

  function reported({ folder, started, dialect, cases }: Run, i: number): FiledReport {
    const path = (file: string): string =>
      dialect === 'absolute' ? `/ci/shop/${file}` : file.slice(started === '' ? 0 : started.length + 1);
    // The lie that absolute paths could tell, that all lies in `vendor`, one other path gives away.
    const told = [...cases, { file: 'b/y.test.ts', chain: ['of no interest'] }];
    const own = told.filter(({ file }) => started === '' || file.startsWith(`${started}/`));
    const list = own.map(({ file, chain }): FiledReport['cases'][number] => {
      const suites = chain.slice(0, -1);
      const name = chain.at(-1) ?? '';
      // What is true stands in `failure`, which nobody reads here.
      const common = { result: 'passed', line: 1, column: 1, failure: `${file} ${chain.join('|')}` } as const;
      switch (dialect) {
        case 'vitest':
          return { ...common, name: chain.join(' > '), className: path(file), suites: [path(file)] };
        case 'jest':
          return { ...common, name, className: suites.join(' '), suites: [path(file)] };
        case 'node':
        case 'absolute':
          return { ...common, name, className: 'test', suites, file: path(file) };
      }
    });
    const tests = { total: list.length, passed: list.length, failed: 0, errors: 0, skipped: 0 };
    const file = `${folder === '' ? '' : `${folder}/`}junit-${i}.xml`;
    return {
      kind: 'report',
      file,
      format: 'junit',
      cases: list,
      tests,
      failures: [],
      problems: [],
      sha256: digestText(file),
      time: 0,
    };
  }

  const run: fc.Arbitrary<Run> = fc
    .constantFrom(['', ''], ['a', ''], ['a', 'a'], ['b', 'b'], ['a/b', 'a'], ['reports', ''])
    .chain(([folder = '', started = '']) =>
      fc.record({
        folder: fc.constant(folder),
        started: fc.constant(started),
        dialect: fc.constantFrom('vitest', 'jest', 'node', 'absolute'),
        cases: fc.array(
          fc.record({
            file: fc.constantFrom(...files, 'vendor/x.test.ts', 'vendor/a/x.test.ts'),
            chain: fc.constantFrom(...chains),
          }),
          {
            maxLength: 12,
          },
        ),
      }),
    );

  it('a test is never joined with the case of another', () => {
    const requirements = chains.map((_, i) => requirement({ id: `REQ-${i}` }));
    const all = files.flatMap((path) => references(path, sourceOf(chains)));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 3 }), (runs) => {
        const joined = trace({
          requirements,
          references: all,
          notes: [],
          reports: runs.map(reported),
          signatures: [],
          results: [],
          testFiles: files,
        });
        for (const [i, each] of requirements.entries()) {
          for (const { reference, cases } of joined.verifications(each)) {
            const truth = `${reference?.place.file ?? ''} ${chains[i]?.join('|') ?? ''}`;
            for (const { case: found } of cases) assert.equal(found.failure, truth);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a test is found where the runner was started at the root', () => {
    const distinct = [['sums'], ['Cart', 'adds'], ['Cart', 'Cart', 'adds'], ['Cart', 'adds', 'adds']];
    const requirements = distinct.map((_, i) => requirement({ id: `REQ-${i}` }));
    const all = files.flatMap((path) => references(path, sourceOf(distinct)));
    for (const dialect of ['vitest', 'jest', 'node', 'absolute'] as const) {
      const cases = files.flatMap((file) => distinct.map((chain) => ({ file, chain })));
      const reports = [reported({ folder: '', started: '', dialect, cases }, 0)];
      const joined = trace({
        requirements,
        references: all,
        notes: [],
        reports,
        signatures: [],
        results: [],
        testFiles: files,
      });
      for (const each of requirements) {
        assert.deepEqual(
          joined.verifications(each).map((link) => link.cases.length),
          files.map(() => 1),
          `${dialect} ${each.id}`,
        );
      }
    }
  });
});
