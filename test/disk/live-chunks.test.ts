import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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
import { openFiles } from '../../src/disk/open-files.ts';
import { asJson, today } from '../judged.ts';
import { withFolder } from './temporary-folder.ts';

const [parts, perPart] = [12, 30];
const all = parts * perPart;

function id(n: number): string {
  return `REQ-${String(n).padStart(4, '0')}`;
}

/** Faults of many kinds, so that everything that is kept together has something to keep. */
function requirement(n: number): string {
  const attributes = [
    n % 17 === 0 ? '- State: draft' : n % 23 === 0 ? '- State: retired (2026-01-02, nobody asked)' : '',
    n % 11 === 0 ? '- Deadline: 2026-01-31' : '',
    n % 13 === 0 ? '- Verify by: inspection' : '',
    n % 7 === 0 ? '- Release: 2.0' : '',
  ].filter((line) => line !== '');
  const wording = n % 5 === 0 ? 'THE SYSTEM SHALL be quick and easy' : 'THE SYSTEM SHALL answer within 3 s';
  const criteria =
    n % 19 === 0 ? '' : `\nAcceptance criteria:\n1. WHEN it is asked, ${wording}.\n2. IF not, THEN it shall wait.\n`;
  return `### ${id(n)} Title ${n}\nIt is asked.\n\n${attributes.join('\n')}\n${criteria}\n`;
}

function specification(part: number): string {
  const own = Array.from({ length: perPart }, (_, n) => requirement(part * perPart + n));
  return `---\ntollgate: spec\nauthor: I. Petrov\n---\n# Part ${part}\n\n## Requirements\n\n${own.join('')}`;
}

function source(n: number): string {
  return `// @req ${id(n * 3)}, ${id(n * 3 + 1)}/1\nexport {};\n// @req ${id(n * 7)} REQ_${String(n).padStart(4, '0')}\n`;
}

function report(n: number): string {
  const cases = Array.from({ length: 30 }, (_, at) => {
    const own = n * 30 + at;
    const outcome = own % 31 === 0 ? '<failure message="no"/>' : own % 37 === 0 ? '<skipped/>' : '';
    return `<testcase classname="s${n}" name="${id(own * 2)}${own % 3 === 0 ? '/1' : ''} works">${outcome}</testcase>`;
  });
  return `<testsuite name="s${n}">${cases.join('\n')}</testsuite>\n`;
}

function note(n: number): string {
  const satisfies = Array.from({ length: 10 }, (_, at) => id(n * 30 + at)).join(', ');
  return `---\nstatus: ${n % 3 === 0 ? 'proposed' : 'accepted'}\nsatisfies: [${satisfies}]\ncomponents:\n  c${n}: src/unit-${n}.ts\n---\n# Note ${n}\n`;
}

const waivers = [40, 41, 42, 170].map(
  (n) =>
    `  - {criterion: requirements-verified, subject: ${id(n)}, until: 2026-12-20, by: I. Petrov, on: 2026-11-01, reason: later}`,
);
const configuration = `gate: delivery
customer: Northwind
people: [{name: A. Customer, roles: [customer]}]
waivers:
${waivers.join('\n')}
`;
const baseline = `findings:
${Array.from({ length: 40 }, (_, n) => `  - {criterion: requirements-implemented, subject: ${id(n * 4 + 2)}, file: docs/specs/part-${Math.floor((n * 4 + 2) / perPart)}.md, result: fails}`).join('\n')}
`;

function repository(): Record<string, string> {
  const files: Record<string, string> = {
    'tollgate.yaml': configuration,
    '.tollgate-baseline.yaml': baseline,
    'docs/defects/BUG-001-a.md': `---\nstatus: fixed\nseverity: blocker\nrequirement: ${id(3)}\ntest: ${id(2)} works\n---\n# It fails\n`,
    'docs/signoffs.yaml': `signatures:\n${[1, 2, 3].map((n) => `  - {requirement: ${id(n)}, digest: ${'0'.repeat(64)}, by: A. Customer, role: customer, on: 2026-11-01, text: x}`).join('\n')}\n`,
  };
  for (let n = 0; n < parts; n++) files[`docs/specs/part-${n}.md`] = specification(n);
  for (let n = 0; n < 60; n++) files[`src/unit-${n}.ts`] = source(n);
  for (let n = 0; n < 5; n++) files[`test-results/junit-${n}.xml`] = report(n);
  for (let n = 0; n < 8; n++) files[`docs/architecture/000${n}-note.md`] = note(n);
  return files;
}

/** What is done to the text of a file, by what it is. */
const edits = {
  specification: [
    [/SHALL answer/, 'SHALL perhaps answer'],
    [/Title/g, 'Name'],
    [/### REQ-(\d)/, '### REQ-9$1'],
    [/### REQ-\d+/, '### REQ-0001'],
    [/### REQ-(\d+)/, '### REQ_$1'],
    [/\n### /, '\n### REQ-7777 New\nIt is new.\n\n### '],
    [/\n### [^]*?(?=\n### )/, ''],
    [/\n2\. [^\n]*/, ''],
    [/- State: draft/, '- State: agreed'],
    [/- Release: 2\.0/g, '- Release: 1.0'],
    [/^/, '\n'],
  ],
  source: [
    [/$/, '// @req REQ-0004\n'],
    [/$/, '// @req REQ-7777\n// @req REQ-0001\n'],
    [/\/\/ @req [^\n]*\n/, ''],
    [/^/, '\n\n'],
    [/REQ-0/, 'REQ-90'],
  ],
  report: [
    [/name="REQ-(\d)/, 'name="REQ_$1'],
    [/name="REQ-\d+/g, 'name="REQ-0004'],
    [/<failure[^>]*>/g, ''],
    [/"><\/testcase>/, '"><failure message="broken"/></testcase>'],
    [/<\/testsuite>/, '<testcase name="REQ-7777 too"/></testsuite>'],
    [/<testcase[^\n]*\n/, ''],
  ],
  note: [
    [/proposed|accepted/, 'rejected'],
    [/satisfies: \[REQ-\d+/, 'satisfies: [REQ-7777'],
  ],
  defect: [[/fixed/, 'open']],
  signoffs: [[/REQ-0001/, 'REQ-0004']],
} as const satisfies Readonly<Record<string, readonly (readonly [RegExp, string])[]>>;
type Kind = keyof typeof edits;

const places: Readonly<Record<Kind, (n: number) => string>> = {
  specification: (n) => `docs/specs/part-${n % parts}.md`,
  source: (n) => `src/unit-${n % 60}.ts`,
  report: (n) => `test-results/junit-${n % 5}.xml`,
  note: (n) => `docs/architecture/000${n % 8}-note.md`,
  defect: () => 'docs/defects/BUG-001-a.md',
  signoffs: () => 'docs/signoffs.yaml',
};

const change = fc.record({
  kind: fc.constantFrom<Kind>(
    ...(['specification', 'specification', 'specification', 'source', 'report', 'note', 'defect', 'signoffs'] as const),
  ),
  file: fc.nat(all),
  edit: fc.nat(30),
  what: fc.constantFrom('edit', 'edit', 'edit', 'edit', 'delete', 'restore'),
  isFresh: fc.boolean(),
  isAhead: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

describe('The verdict on hundreds of requirements that are judged together', () => {
  it('is the one that reading everything anew would give, after any change', () => {
    const originals = repository();
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 8 }),
        (bursts) => withFolder({}, (root) => follow(root, originals, bursts)),
      ),
      { numRuns: 12, endOnFailure: true },
    );
  }).timeout(300_000);

  it('is judged ahead once: that holds behind a few changes of documents', () => {
    let n = 0;
    const byCriterion = new Map<string, number>();
    const counting = registry.map((each) => ({
      ...each,
      judge(...args: Parameters<typeof each.judge>) {
        n++;
        byCriterion.set(each.id, (byCriterion.get(each.id) ?? 0) + 1);
        return each.judge(...args);
      },
    }));
    type Written = readonly (readonly [path: string, by: (text: string) => string])[];
    /** How many subjects are judged at first and for each change, and then ahead. */
    const judged = (
      isAhead: boolean,
      changes: readonly Written[],
    ): { readonly now: number; readonly ahead: number; readonly most: string }[] =>
      withFolder({}, (root) => {
        const { write, makeYoung } = clocked(root);
        for (const [path, text] of Object.entries(repository())) write(path, text);
        for (let each = 0; each < 5; each++) makeYoung(places.report(each));
        const live = liveRepository(openFiles(root));
        const { judge: judgeAgain, prepare } = incrementalJudge(counting);
        const question = { gate: 'release', today } as const;
        const counted = (work: () => unknown): number => {
          n = 0;
          byCriterion.clear();
          work();
          return n;
        };
        const step = ({ model, config }: ReadRepository) => {
          const now = counted(() => finish(judgeAgain(model, config, question)));
          const most = [...byCriterion].sort((a, b) => b[1] - a[1]).slice(0, 3);
          const verdict = finish(judgeAgain(model, config, question));
          const fresh = finish(readRepository(openFiles(root)));
          assert.equal(asJson(verdict), asJson(judge(fresh.model, fresh.config, question, registry)));
          return { now, ahead: isAhead ? counted(() => finish(prepare())) : 0, most: most.join('; ') };
        };
        const change = (all: Written): ReadRepository => {
          for (const [path, by] of all) write(path, by(textAt(join(root, path))));
          return finish(live.update(all.map(([path]) => path)));
        };
        return [step(finish(live.read())), ...changes.map((each) => step(change(each)))];
      });
    const behind =
      (more: string) =>
      (text: string): string =>
        text + more;
    const [specification, source] = [places.specification(1), places.source(1)];
    const few: readonly Written[] = [
      [[specification, behind('\nMore.\n')]],
      [[specification, behind('\n### REQ-8001 New\nIt is new.\n')]],
      [[source, behind('\n// changed\n')]],
    ];
    const [ahead, plain] = [judged(true, few), judged(false, few)];
    assert.deepEqual(
      ahead.map((each) => each.ahead > 0),
      [true, false, false, false],
    );
    const [now = Infinity, unprepared = 0] = [ahead[3]?.now, plain[3]?.now];
    assert.ok(
      now < unprepared / 2,
      `${now} judged for the source, ${unprepared} where nothing was judged ahead, most of them by ${ahead[3]?.most ?? ''}: a criterion whose \`judge\` looks at the whole scope, or whose subjects are other objects each time, judges all of them after each change`,
    );

    const comes: Written = [['test-results/later.xml', () => '<testsuite><testcase name="later"/></testsuite>\n']];
    const renamed = Array.from(
      { length: parts },
      (_, n) => [places.specification(n), (text: string) => text.replace(/### REQ-(\d+)/g, '### NEW-$1')] as const,
    );
    for (const [what, change] of Object.entries({ 'a report': comes, 'all IDs': renamed }))
      assert.ok((judged(true, [change])[1]?.ahead ?? 0) > 0, `${what}: what was judged ahead says nothing of it`);
  });
});

function follow(
  root: string,
  originals: Readonly<Record<string, string>>,
  bursts: readonly (readonly Change[])[],
): void {
  const { write, makeYoung } = clocked(root);
  for (const [path, text] of Object.entries(originals)) write(path, text);
  for (let n = 0; n < 5; n++) makeYoung(places.report(n));
  const live = liveRepository(openFiles(root));
  const { judge: judgeAgain, prepare } = incrementalJudge(registry);
  const question = { gate: 'release', today } as const;
  const first = finish(live.read());
  const { verdict, findings } = finish(judgeAgain(first.model, first.config, question));
  // All that is kept together has to be there: else this test would hold of nothing.
  assert.notEqual(verdict, 'error');
  assert.ok(findings.length > 500);
  assert.ok(findings.some(({ waived }) => waived !== null) && findings.some(({ baselined }) => baselined));
  assert.ok(findings.some(({ id: own }) => own.endsWith('#2')) && findings.some(({ causedBy }) => causedBy !== null));
  for (const burst of bursts) {
    if (burst.some(({ isAhead }) => isAhead)) finish(prepare());
    const touched = burst.map(({ kind, file, edit, what, isFresh }) => {
      const path = places[kind](file);
      if (what === 'delete') rmSync(join(root, path), { force: true });
      else if (what === 'restore') write(path, originals[path] ?? '');
      else write(path, edited(textAt(join(root, path)), kind, edit));
      if (kind === 'report' && what !== 'delete' && isFresh) makeYoung(path);
      return path;
    });
    const now = finish(live.update(touched));
    const fresh = finish(readRepository(openFiles(root)));
    assert.equal(
      asJson(finish(judgeAgain(now.model, now.config, question))),
      asJson(judge(fresh.model, fresh.config, question, registry)),
    );
  }
}

function edited(text: string, kind: Kind, edit: number): string {
  const own: readonly (readonly [RegExp, string])[] = edits[kind];
  const [find, by] = own[edit % own.length] ?? [/^/, ''];
  return text.replace(find, by);
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Writes files as if it were the day on which they are judged: what is dated later is never fresh. */
function clocked(root: string): {
  readonly write: (path: string, text: string) => void;
  readonly makeYoung: (path: string) => void;
} {
  let seconds = Date.parse(today) / 1000;
  const stamp = (path: string): void => {
    if (!existsSync(join(root, path))) return;
    seconds += 10;
    utimesSync(join(root, path), seconds, seconds);
  };
  return {
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      stamp(path);
    },
    makeYoung: stamp,
  };
}
