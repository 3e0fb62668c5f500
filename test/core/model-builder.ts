import * as criteria from '../../src/core/criteria/index.ts';
import type { Config } from '../../src/core/config.ts';
import { readConfig } from '../../src/core/config.ts';
import type { Observation, Policy } from '../../src/core/criterion.ts';
import { digestText } from '../../src/core/digest.ts';
import type { ReportFreshness } from '../../src/core/freshness.ts';
import { prefixOf } from '../../src/core/ids.ts';
import { inEnglish } from '../../src/core/message.ts';
import type {
  AcceptanceCriterion,
  Defect,
  Finding,
  FiledReport,
  Model,
  Note,
  Place,
  Release,
  Requirement,
  Review,
  Signature,
  Specification,
  Stated,
  TestCase,
  TestLink,
  TestResult,
  Trace,
  TrialEntry,
} from '../../src/core/model.ts';

/** The day on which everything is judged, and the content digest of the tree. */
export const today = '2026-11-23';
export const contentDigest = 'c'.repeat(64);

export function place(file: string, line = 1, column = 1): Place {
  return { file, line, column };
}

export function stated(value: string, file = 'docs/specs/invoicing.md', line = 1): Stated {
  return { value, place: place(file, line) };
}

export function acceptanceCriterion(number: string, text = 'THE SYSTEM SHALL answer within 3 s.'): AcceptanceCriterion {
  return { number, text, place: place('docs/specs/invoicing.md', 20 + Number(number)), digest: number.repeat(64) };
}

/** Overrides that take something away. */
export function none<Key extends string>(...keys: readonly Key[]): { readonly [K in Key]?: never } {
  return Object.fromEntries(keys.map((key) => [key, undefined])) as { [K in Key]?: never };
}

/** A requirement with which nothing is wrong. */
export function requirement(changes: Partial<Requirement> = {}): Requirement {
  return {
    id: 'REQ-007',
    convention: 'tollgate',
    place: place('docs/specs/invoicing.md', 12),
    endLine: 30,
    title: 'Export an invoice as PDF',
    statement: 'As an accountant, I want a PDF so that I can send it to the client.',
    criteria: [acceptanceCriterion('1'), acceptanceCriterion('2')],
    state: 'agreed',
    verifyBy: 'test',
    feasible: {
      verdict: 'yes',
      remark: 'two days',
      by: 'I. Petrov',
      on: '2026-11-20',
      place: place('docs/specs/invoicing.md', 16),
    },
    digest: '7'.repeat(64),
    text: 'Export an invoice as PDF\nTHE SYSTEM SHALL answer within 3 s.',
    ...changes,
  };
}

export function note(changes: Partial<Note> = {}): Note {
  const file = changes.place?.file ?? 'docs/architecture/0001-printing.md';
  return {
    kind: 'note',
    convention: 'madr',
    id: '0001',
    place: place(file),
    title: 'Print with a library',
    status: 'accepted',
    satisfies: [stated('REQ-007', file, 4)],
    components: [{ name: 'printing', path: 'src/printing', place: place(file, 6) }],
    environment: {
      place: place(file, 8),
      runtime: stated('Node 20', file, 9),
      infrastructure: [stated('deploy/compose.yaml', file, 10)],
      configuration: stated('environment variables', file, 11),
      delivery: stated('a container image', file, 12),
      rollback: stated('the image before', file, 13),
    },
    ...changes,
  };
}

export function signature(changes: Partial<Signature> = {}): Signature {
  return {
    kind: 'signature',
    requirement: 'REQ-007',
    digest: '7'.repeat(64),
    by: 'N. Wind',
    role: 'customer',
    on: '2026-11-21',
    text: requirement().text,
    place: place('docs/signoffs.yaml', 2),
    ...changes,
  };
}

export function review(changes: Partial<Review> = {}): Review {
  return {
    kind: 'review',
    note: 'docs/architecture/0001-printing.md',
    requirement: 'REQ-007',
    digest: '7'.repeat(64),
    by: 'D. Vops',
    on: '2026-11-22',
    place: place('docs/signoffs.yaml', 20),
    ...changes,
  };
}

export function defect(changes: Partial<Defect> = {}): Defect {
  return {
    kind: 'defect',
    id: 'BUG-001',
    place: place('docs/defects/BUG-001-empty-page.md'),
    title: 'The last page is empty',
    status: 'closed',
    severity: 'blocker',
    ...changes,
  };
}

export function release(changes: Partial<Release> = {}): Release {
  const file = 'docs/releases/1.1.md';
  return {
    kind: 'release',
    version: '1.1',
    place: place(file),
    tested: { by: 'T. Ester', on: '2026-11-21', verdict: 'passed', content: contentDigest, place: place(file, 3) },
    rollout: {
      place: place(file, 5),
      strategy: stated('one branch office after the other', file, 6),
      success: stated('no support call for a day', file, 7),
      abort: stated('more than two failed exports an hour', file, 8),
      rollback: stated('the image before', file, 9),
      rehearsed: stated('2026-11-19', file, 10),
      schema: stated('expand and contract', file, 10),
    },
    handover: {
      place: place(file, 12),
      fields: {
        artifact: stated('invoicing-1.1.tar.gz', file, 13),
        sha256: stated('ab'.repeat(32), file, 14),
        environment: stated('the staging of the customer', file, 15),
        by: stated('D. Vops', file, 16),
        to: stated('N. Wind', file, 17),
        on: stated('2026-11-21', file, 18),
      },
    },
    acceptance: { by: 'N. Wind', on: '2026-11-22', verdict: 'accepted', place: place(file, 20) },
    operation: {
      since: '2026-11-22',
      by: 'D. Vops',
      observed: stated('no call in a day', file, 23),
      place: place(file, 22),
    },
    trial: [trialEntry('1'), trialEntry('2')],
    ...changes,
  };
}

export function trialEntry(criterion: string, changes: Partial<TrialEntry> = {}): TrialEntry {
  return {
    requirement: 'REQ-007',
    criterion,
    digest: criterion.repeat(8),
    how: 'exported an invoice',
    verdict: 'passed',
    witness: 'N. Wind',
    on: '2026-11-22',
    place: place('docs/releases/1.1.md', 30),
    ...changes,
  };
}

export function testCase(name: string, result: TestResult = 'passed', changes: Partial<TestCase> = {}): TestCase {
  return { name, className: '', suites: [], result, line: 3, column: 5, ...changes };
}

export function report(cases: readonly TestCase[], changes: Partial<FiledReport> = {}): FiledReport {
  const count = (result: TestResult): number => cases.filter((each) => each.result === result).length;
  return {
    kind: 'report',
    file: 'build/junit.xml',
    format: 'junit',
    cases,
    tests: {
      total: cases.length,
      passed: count('passed'),
      failed: count('failed'),
      errors: count('error'),
      skipped: count('skipped'),
    },
    failures: [],
    problems: [],
    sha256: digestText(changes.file ?? ''),
    time: 0,
    ...changes,
  };
}

/** A link made by name to the cases of these names, wherever they are reported. */
export interface NamedLink {
  readonly requirement: string;
  readonly criterion?: string;
  readonly test: string;
  readonly lost?: TestLink['lost'];
}

export interface World {
  readonly model: Model;
  readonly policy: Policy;
}

export interface Changes {
  readonly requirements?: readonly Requirement[];
  readonly specification?: Partial<Specification>;
  readonly model?: Partial<Model>;
  readonly links?: readonly NamedLink[];
  /** Paths at which a file with content lies. */
  readonly files?: readonly string[];
  readonly policy?: Partial<Omit<Policy, 'config' | 'freshness'>>;
  /** Of `tollgate.yaml`. */
  readonly config?: string;
  /** By report; others are fresh by content. */
  readonly freshness?: Readonly<Record<string, ReportFreshness>>;
}

/** A world in which every criterion holds at level delivery, bent as told. */
export function world(changes: Changes = {}): World {
  const requirements = changes.requirements ?? [requirement()];
  const config = configOf(changes.config ?? '');
  const parts: Omit<Model, 'trace'> = {
    specifications: [specification(requirements, changes.specification)],
    requirements,
    notes: [note()],
    tasks: [],
    defects: [],
    releases: [release()],
    signatures: requirements.map(({ id, digest, text }) => signature({ requirement: id, digest, text })),
    reviews: [],
    results: [],
    changelog: [{ kind: 'changelog', version: '1.1', empty: false, place: place('CHANGELOG.md', 3) }],
    versions: [],
    scripts: [
      {
        kind: 'script',
        service: 'GitHub Actions',
        name: '.github/workflows/ci.yml',
        place: place('.github/workflows/ci.yml'),
        commands: [{ words: ['npm', 'test'], line: 9 }],
      },
    ],
    testCommand: 'npm test',
    references: [
      { kind: 'reference', tag: 'req', id: 'REQ-007', place: place('src/printing/pdf.ts', 4), role: 'implements' },
    ],
    reports: [report([testCase('REQ-007 makes a PDF')])],
    coverage: [],
    evidence: undefined,
    problems: [],
    content: { digest: contentDigest, files: 10, newest: undefined },
    tree: {
      testFiles: [],
      namedFiles: [],
      nonEmptyFilesAt: (path) => ((changes.files ?? ['src/printing', 'deploy/compose.yaml']).includes(path) ? 1 : 0),
      sources: 5,
      tests: 2,
    },
    history: 'full',
    read: { files: 20, passedOver: 0, specifications: 1, notes: 1, reports: 1, notUnderstood: [] },
    ...changes.model,
  };
  const links = changes.links ?? [{ requirement: 'REQ-007', test: 'REQ-007 makes a PDF' }];
  const model: Model = { ...parts, trace: fakeTrace(parts, links), ...changes.model };
  return { model, policy: policyOf(requirements, config, changes) };
}

function specification(requirements: readonly Requirement[], changes: Partial<Specification> = {}): Specification {
  return {
    kind: 'specification',
    convention: 'tollgate',
    place: place('docs/specs/invoicing.md'),
    title: 'Invoicing',
    customer: stated('Northwind Logistics'),
    users: stated('accountants, about forty'),
    author: stated('I. Petrov'),
    deadline: stated('2027-01-31'),
    requirements,
    ...changes,
  };
}

function configOf(text: string): Config {
  const ids = Object.values(criteria).map((criterion) => criterion.id);
  const { config, mistakes } = readConfig(text, ids);
  if (mistakes.length > 0) throw new Error(mistakes.map(({ found }) => inEnglish(found)).join('\n'));
  return config;
}

function policyOf(requirements: readonly Requirement[], config: Config, changes: Changes): Policy {
  return {
    config,
    level: 'delivery',
    gate: 'release',
    today,
    release: '1.1',
    scope: requirements.filter((each) => each.state === 'agreed'),
    isTested: changes.model?.reports?.some(({ tests }) => tests.total > 0) ?? true,
    freshness: {
      basis: 'content',
      newest: undefined,
      of: (file) => changes.freshness?.[file] ?? { fresh: true, basis: 'content' },
    },
    ...changes.policy,
  };
}

/** Joins by equal IDs and nothing else. */
function fakeTrace(model: Omit<Model, 'trace'>, links: readonly NamedLink[]): Trace {
  const casesNamed: Trace['casesNamed'] = (name) =>
    model.reports.flatMap((each) =>
      each.cases.filter((one) => one.name === name).map((one) => ({ report: each, case: one })),
    );
  return {
    isAnyIdShared: () => true,
    changedFrom: () => undefined,
    meaning(id, criterion) {
      return { resolution: this.resolve(id), criterion };
    },
    resolve(id) {
      const [first, ...more] = model.requirements.filter((each) => each.id === id || each.id.endsWith(`/${id}`));
      if (first !== undefined && more.length > 0) return { kind: 'ambiguous', requirements: [first, ...more] };
      if (first !== undefined) return { kind: 'found', requirement: first };
      const known = model.requirements.some((each) => prefixOf(each.id) === prefixOf(id));
      return known ? { kind: 'unknown', nearest: model.requirements.map((each) => each.id) } : { kind: 'foreign' };
    },
    specification: ({ place }) => model.specifications.find((each) => each.place.file === place.file),
    refinements: ({ id }) => model.requirements.filter((each) => each.covers?.some(({ value }) => value === id)),
    implementations: ({ id }) => model.references.filter((each) => each.role === 'implements' && each.id === id),
    verifications: ({ id }) =>
      links
        .filter((link) => link.requirement === id)
        .map(({ criterion, test, lost }) => {
          const cases = lost === undefined ? casesNamed(test) : [];
          if (lost === undefined) return { criterion, by: 'name', cases };
          const target = { what: 'test', name: test, suites: [], parameterised: false, line: 8, endLine: 9 } as const;
          return {
            criterion,
            by: 'reference',
            cases,
            lost,
            reference: {
              kind: 'reference',
              tag: 'req',
              id,
              place: place('test/pdf.test.ts', 7),
              role: 'verifies',
              target,
            },
          };
        }),
    notes: ({ id }) => model.notes.filter((each) => each.satisfies.some(({ value }) => value === id)),
    signatures: ({ id }) => model.signatures.filter((each) => each.requirement === id),
    reviews(requirement) {
      return model.reviews.filter((each) => {
        const resolution = this.resolve(each.requirement);
        return resolution.kind === 'found' && resolution.requirement === requirement;
      });
    },
    trials: ({ id }) => model.releases.flatMap(({ trial }) => trial.filter((each) => each.requirement === id)),
    results: ({ id }) => model.results.filter((each) => each.requirement === id),
    casesNamed,
    *join() {},
  };
}

export type CriterionName = keyof typeof criteria;

/** What a criterion says of a world, in English, so that a test reads like the screen. */
export function judged(
  name: CriterionName,
  { model, policy }: World,
): readonly (Observation & { readonly says: string; readonly asks: string })[] {
  const criterion = criteria[name];
  return [...criterion.subjects(model, policy)].flatMap((subject) =>
    [...criterion.judge(subject, model, policy)].map((each) => ({
      ...each,
      says: inEnglish(each.found),
      asks: inEnglish(each.wanted),
    })),
  );
}

/** How many subjects it judges. */
export function subjectsOf(name: CriterionName, { model, policy }: World): number {
  const criterion = criteria[name];
  return [...criterion.subjects(model, policy)].filter((each) => criterion.concerns?.(each, model, policy) !== false)
    .length;
}

/** `fails REQ-007: the sentence`, one for each observation. */
export function said(name: CriterionName, bent: World): string[] {
  return judged(name, bent).map(({ result, subject, says }) => `${result} ${subject ?? '·'}: ${says}`);
}

/** One that blocks and has no place. */
export function finding(id: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    criterion: 'tests-pass',
    result: 'fails',
    severity: 'block',
    subject: null,
    place: null,
    found: { text: id, args: {} },
    wanted: { text: 'else', args: {} },
    causedBy: null,
    sendsBackTo: null,
    waived: null,
    baselined: false,
    fix: null,
    ...more,
  };
}
