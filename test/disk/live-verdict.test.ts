import assert from 'node:assert/strict';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import {
  finish,
  judge,
  incrementalJudge,
  liveRepository,
  readRepository,
  type ReadRepository,
  registry,
} from '../../src/core/index.ts';
import { digestText } from '../../src/core/digest.ts';
import { openFiles } from '../../src/disk/open-files.ts';
import { asJson, today } from '../judged.ts';
import { writeScenario } from '../scenarios.ts';
import { withFolder } from './temporary-folder.ts';

const scenarios = [
  'delivery-open',
  'doorstop',
  'kiro',
  'openfasttrace',
  'openspec',
  'operation-open',
  'report-truncated',
  'requirements-verified-fails',
  'spec-kit',
  'trial-refused',
  'waived',
];

/** Applied to whatever file it meets; where it finds nothing, nothing changes. */
const edits: readonly (readonly [find: RegExp | string, by: string])[] = [
  [/$/, '\n// @req REQ-001, REQ-002/1\n'],
  [/$/, '\n# @req REQ-00003\n'],
  [/^/, '\n'],
  [/\n[^\n]*\n/, '\n'],
  [/SHALL/g, 'may'],
  [/REQ-0*1\b/, 'REQ-00002'],
  [/REQ-0*2\b/g, 'REQ-7777'],
  [/### REQ-\w+/, '### REQ-4711'],
  ['<testcase', '<testcase name="new"/><testcase'],
  [/name="(\w)/, 'name="REQ-001 $1'],
  [/(<testcase[^>]*)\/>/, '$1><failure message="no"/></testcase>'],
  [/<\/testsuite>[^]*/, ''],
  [/(accepted|passed|closed)/, 'proposed'],
  [/gate: \w+/, 'gate: requirements'],
  [/gate: \w+/, 'gate: delivery'],
  [/^/, 'paths:\n  exclude: [src/search.js]\n'],
  [/status: \w+/, 'status: open'],
  [/"content": "\w{4}/, '"content": "0000'],
];

type Change =
  | { readonly kind: 'edit'; readonly file: number; readonly edit: number }
  | { readonly kind: 'touch'; readonly file: number; readonly seconds: number }
  | { readonly kind: 'delete' | 'restore'; readonly file: number }
  | { readonly kind: 'rename' | 'copy'; readonly file: number; readonly to: string };

const file = fc.nat(200);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit'), file, edit: fc.nat(edits.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('touch'), file, seconds: fc.constantFrom(-9e6, 0, 60) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete', 'restore'), file }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('rename', 'copy'),
      file,
      to: fc.constantFrom('src/a/', 'docs/specs/z-', 'test/', '', 'fixtures/'),
    }),
  },
);

describe('The verdict on a repository that is kept true', () => {
  const bursts = fc.array(
    fc.record({
      changes: fc.array(change, { minLength: 1, maxLength: 2 }),
      gate: fc.constantFrom('release', 'release', 'release', 'operation'),
      ahead: fc.constantFrom(0, 3, Infinity),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const isAsFresh = (prepare: (root: string) => void, numRuns: number): void => {
    fc.assert(
      fc.property(bursts, (all) => withFolder({}, (root) => follow(prepare, root, all))),
      { numRuns },
    );
  };

  for (const name of scenarios)
    it(`is the one that reading everything anew would give: ${name}`, () =>
      isAsFresh((root) => writeScenario(name, root), 8)).timeout(60_000);

  it('is so where what a protocol, a signature and a review name comes to mean several', () => {
    const specification = (...ids: string[]): string =>
      `# Feature Specification: A\n\n## Requirements\n\n${ids.map((id) => `- **${id}**: System MUST print.\n`).join('')}`;
    const digest = digestText('System MUST print.\n\nverify by: test');
    const of = (write: (id: string) => string): string => ['FR-001', 'FR-002'].map(write).join('');
    const record = (id: string): string => `{requirement: ${id}, digest: ${digest}, by: N. Wind, on: 2026-11-20`;
    const files = {
      'tollgate.yaml': 'gate: delivery\ncustomer: N. Wind\n',
      'package.json': '{ "version": "1.0.0" }\n',
      'specs/001-a/spec.md': specification('FR-001', 'FR-002'),
      'docs/adr/0001-a.md': '---\nstatus: accepted\nsatisfies:\n  - 001-a/FR-001\n  - 001-a/FR-002\n---\n# A\n',
      'docs/releases/1.0.0.md': `---\nversion: 1.0.0\n---\n# 1.0.0\n\n## Trial\n\n${of((id) => `- ${id}/1 [${digest.slice(0, 8)}] by hand · passed · N. Wind, 2026-11-20\n`)}`,
      'docs/signoffs.yaml': `signatures:\n${of((id) => `  - ${record(id)}, role: customer, text: "System MUST print.\\n\\nverify by: test"}\n`)}reviews:\n${of((id) => `  - ${record(id)}, note: docs/adr/0001-a.md}\n`)}`,
    };
    withFolder(files, (root) => {
      const live = liveRepository(openFiles(root));
      const { judge: judgeAgain } = incrementalJudge(registry);
      const found = ({ model, config }: ReadRepository): string[] => {
        const question = { gate: 'operation', today } as const;
        const verdict = finish(judgeAgain(model, config, question));
        assert.equal(asJson(verdict), asJson(judge(model, config, question, registry)));
        return verdict.criteria.filter(({ result }) => result === 'holds').map(({ id }) => id);
      };
      const asked = ['spec-signed-off', 'design-current', 'trial-complete'];
      const holding = (all: string[]): string[] => asked.filter((id) => all.includes(id));
      assert.deepEqual(holding(found(finish(live.read()))), asked);
      const other = join(root, 'specs/002-b/spec.md');
      mkdirSync(dirname(other), { recursive: true });
      writeFileSync(other, specification('FR-002'));
      assert.deepEqual(holding(found(finish(live.update(['specs/002-b/spec.md'])))), ['design-current']);
    });
  });

  it('is so where only what is recorded of a requirement changes, or who wrote it', () => {
    const text = 'It prints\nIt SHALL print.\nverify by: test\nIt SHALL print at once.';
    const record = (each: string): string =>
      `  - {requirement: REQ-001, digest: ${digestText(each)}, by: N. Wind, on: 2026-11-20`;
    const reviewed = (...all: string[]): string =>
      `reviews:\n${all.map((each) => `${record(each)}, note: docs/adr/0001-a.md}\n`).join('')}`;
    const signatures = `signatures:\n${record(text)}, role: customer, text: ${JSON.stringify(text)}}\n`;
    const specification = (author: string): string =>
      `---\ntollgate: spec\nauthor: ${author}\n---\n# A\n\n## Requirements\n\n### REQ-001 It prints\nIt SHALL print.\n\nAcceptance criteria:\n1. It SHALL print at once.\n`;
    const [spec, signoffs] = ['docs/specs/a.md', 'docs/signoffs.yaml'] as const;
    const files = {
      'tollgate.yaml': 'gate: delivery\ncustomer: N. Wind\n',
      [spec]: specification('I. Petrov'),
      [signoffs]: reviewed('It printed.', text),
      'docs/adr/0001-a.md': '---\nstatus: accepted\nsatisfies:\n  - REQ-001\n---\n# A\n',
    };
    withFolder(files, (root) => {
      const live = liveRepository(openFiles(root));
      const { judge: judgeAgain } = incrementalJudge(registry);
      const holding = ({ model, config }: ReadRepository): string[] => {
        const question = { gate: 'release', today } as const;
        const verdict = finish(judgeAgain(model, config, question));
        assert.equal(asJson(verdict), asJson(judge(model, config, question, registry)));
        const holds = verdict.criteria.filter(({ result }) => result === 'holds').map(({ id }) => id);
        return ['spec-signed-off', 'design-current'].filter((id) => holds.includes(id));
      };
      const after = (path: string, content: string): string[] => {
        writeFileSync(join(root, path), content);
        return holding(finish(live.update([path])));
      };
      assert.deepEqual(holding(finish(live.read())), ['design-current']);
      assert.deepEqual(after(signoffs, reviewed('It printed.')), []);
      assert.deepEqual(after(signoffs, signatures + reviewed('It printed.', text)), [
        'spec-signed-off',
        'design-current',
      ]);
      assert.deepEqual(after(spec, specification('N. Wind')), ['design-current']);
    });
  });

  it('is so in a repository that is made up, too', async () => {
    const corpus = await import(new URL('../../../test/bench/corpus.mjs', import.meta.url).href);
    const { writeCorpus } = corpus as { readonly writeCorpus: (folder: string, size: object) => void };
    isAsFresh((root) => writeCorpus(root, { requirements: 30, sources: 60, seed: 1 }), 12);
  }).timeout(60_000);

  it('is judged ahead again after many results changed, and not after each few', () => {
    const reports = Array.from({ length: 40 }, (_, n) => `test-results/${n}.xml`);
    const idsIn = (report: number): string[] => Array.from({ length: 20 }, (_, n) => `REQ-${1000 + 20 * report + n}`);
    const requirements = reports.flatMap((_, report) => idsIn(report)).map((id) => `### ${id} Title\n\n1. It SHALL.\n`);
    const text = `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n${requirements.join('\n')}`;
    withFolder({ 'src/a.js': '', 'docs/specs/a.md': text }, (root) => {
      const run = (report: number, result: string): string => {
        const path = reports[report] ?? '';
        const cases = idsIn(report).map((id) => `<testcase name="${id} a">${result}</testcase>`);
        mkdirSync(join(root, 'test-results'), { recursive: true });
        writeFileSync(join(root, path), `<testsuite>${cases.join('')}</testsuite>`);
        utimesSync(join(root, path), Date.parse(today) / 1000, Date.parse(today) / 1000);
        return path;
      };
      utimesSync(join(root, 'src/a.js'), Date.parse(today) / 1000 - 60, Date.parse(today) / 1000 - 60);
      for (const report of reports.keys()) run(report, '');
      const live = liveRepository(openFiles(root));
      const { judge: judgeAgain, prepare } = incrementalJudge(registry);
      const ahead = ({ model, config }: ReadRepository): number => {
        finish(judgeAgain(model, config, { gate: 'release', today }));
        return [...prepare()].length;
      };
      const steps = [ahead(finish(live.read()))];
      for (const report of reports.keys()) steps.push(ahead(finish(live.update([run(report, '<failure/>')]))));
      const times = steps.filter((n) => n > 0).length;
      assert.ok(times > 1 && times < 5, `${steps.join(', ')} steps`);
    });
  }).timeout(30_000);
});

interface Burst {
  readonly changes: readonly Change[];
  readonly gate: 'release' | 'operation';
  /** Steps in which the next change is judged ahead before it comes; then that is given up. */
  readonly ahead: number;
}

function follow(prepare: (root: string) => void, root: string, bursts: readonly Burst[]): void {
  prepare(root);
  const originals = new Map(filesIn(root).map((path) => [path, readFileSync(join(root, path))]));
  const live = liveRepository(openFiles(root));
  const { judge: judgeAgain, prepare: judgeAhead } = incrementalJudge(registry);
  const first = finish(live.read());
  finish(judgeAgain(first.model, first.config, { gate: 'release', today }));
  for (const { changes, gate, ahead } of bursts) {
    const work = judgeAhead();
    for (let n = 0; n < ahead && work.next().done !== true; n++);
    work.return(undefined);
    const touched = changes.flatMap((each) => apply(each, root, originals));
    const question = { gate, today };
    const now = finish(live.update(touched));
    const fresh = finish(readRepository(openFiles(root)));
    assert.equal(
      asJson(finish(judgeAgain(now.model, now.config, question))),
      asJson(judge(fresh.model, fresh.config, question, registry)),
    );
  }
}

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** What a watcher would tell. */
function apply(change: Change, root: string, originals: ReadonlyMap<string, Uint8Array>): string[] {
  const files = change.kind === 'restore' ? [...originals.keys()] : filesIn(root);
  const path = files[change.file % Math.max(1, files.length)];
  if (path === undefined) return [];
  const at = join(root, path);
  switch (change.kind) {
    case 'edit': {
      const [find, by] = edits[change.edit] ?? ['', ''];
      writeFileSync(at, readFileSync(at, 'utf8').replace(find, by));
      return [path];
    }
    case 'touch': {
      const time = Date.now() / 1000 + change.seconds;
      utimesSync(at, time, time);
      return [path];
    }
    case 'delete':
      rmSync(at);
      return [path];
    case 'restore':
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, originals.get(path) ?? '');
      return [path];
    case 'rename':
    case 'copy': {
      const to = `${change.to}${path.slice(path.lastIndexOf('/') + 1)}`;
      if (to === path) return [];
      mkdirSync(dirname(join(root, to)), { recursive: true });
      (change.kind === 'rename' ? renameSync : copyFileSync)(at, join(root, to));
      return change.kind === 'rename' ? [path, to] : [to];
    }
  }
}
