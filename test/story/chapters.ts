import type { Answers } from '../../src/core/edit.ts';
import type { edits } from '../../src/core/index.ts';
import type { Words } from './words.ts';

/** What somebody does: with a command that both doors have, with the tests, or by writing themselves. */
export type Act =
  | { readonly does: Does; readonly answers: Answers }
  /** That both doors refuse, because it is not its turn. */
  | { readonly triesTo: Does; readonly answers: Answers; readonly butHears: RegExp }
  | { readonly runsTests: 'well' | 'badly' }
  | { readonly writes: Readonly<Record<string, string>> }
  | { readonly rewrites: string; readonly by: (text: string) => string };

export type Does = keyof typeof edits;

/** How things stand then; the same for whoever looks. */
export interface Standing {
  /** What the status bar says; empty where it says nothing. */
  readonly gate: string;
  readonly verdict: 'open' | 'closed' | 'unverified';
  readonly toGo: number;
  /** Of the five, in order. */
  readonly phases: string;
  /** What sends work back, and where to. */
  readonly back: readonly string[];
  readonly operation: 'open' | 'closed' | 'unverified';
  /** What is said to be next. */
  readonly next: Does | 'runTests' | undefined;
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly acts: readonly Act[];
  readonly stands: Standing;
  /** What a file says then. */
  readonly says?: Readonly<Record<string, readonly string[]>>;
}

/** A delivery, from an empty folder to the improvement after it. Told on the command line and in the editor. */
export function chapters(words: Words): readonly Chapter[] {
  const { analyst, buyer, tester, engineer, prints, reprints } = words;
  const specification = `docs/specs/${words.slug}.md`;
  const note = `docs/architecture/0001-${words.noteSlug}.md`;
  const protocol = 'docs/releases/1.0.0.md';
  const artifact = 'dist/labels.tgz';
  const both = ['REQ-001', 'REQ-002'];
  const tested: Act = { does: 'recordTest', answers: { verdict: 'passed', by: tester } };
  const handedOver: Act = {
    does: 'handOver',
    answers: { artifact, environment: 'staging', by: engineer, to: buyer },
  };
  const tried = (id: string, how: string, verdict: string): Act => ({
    does: 'recordTrial',
    answers: { criteria: [id], how, verdict, witness: buyer },
  });
  const signed: Act = { does: 'signOff', answers: { by: buyer, role: 'customer', requirements: both } };
  const source = (before: string): string => `// @req REQ-001
export const label = ({ number }) => \`${before}\${number}\`;

// @req REQ-002
export const again = (printed) => printed;
`;
  const [labelsBefore, labelsAfter] = [source('N'), source('No. ')];
  const nowhere = 'not-started not-started not-started not-started not-started';
  const rework = 'done done rework in-work not-started';

  return [
    {
      id: 'empty',
      title: 'begins with nothing',
      acts: [],
      stands: {
        gate: '',
        verdict: 'unverified',
        toGo: 2,
        phases: nowhere,
        back: [],
        operation: 'unverified',
        next: 'startLifeCycle',
      },
    },
    {
      id: 'specification',
      title: 'is asked for: who, what, and by which day',
      acts: [
        {
          does: 'startLifeCycle',
          answers: {
            customer: words.customer,
            title: words.specification,
            requirement: prints.title,
            users: words.users,
            deadline: '2027-01-31',
            people: `${analyst}: analyst, developer; ${buyer}: customer; ${tester}: tester; ${engineer}: devops`,
            criterion: prints.criterion,
          },
        },
        {
          does: 'newRequirement',
          answers: {
            specification,
            title: reprints.title,
            statement: reprints.statement,
            criterion: reprints.criterion,
          },
        },
        { rewrites: specification, by: (text) => text.replace(/^author:.*$/m, `author: ${analyst}`) },
      ],
      stands: {
        gate: 'Gate: 7 to go',
        verdict: 'closed',
        toGo: 7,
        phases: 'in-work not-started not-started not-started not-started',
        back: [],
        operation: 'closed',
        next: 'recordFeasibility',
      },
    },
    {
      id: 'feasible',
      title: 'can be done: the analyst says so',
      acts: [
        {
          does: 'recordFeasibility',
          answers: { requirement: both, verdict: 'yes', remark: words.effort, by: analyst },
        },
      ],
      stands: {
        gate: 'Gate: 6 to go',
        verdict: 'closed',
        toGo: 6,
        phases: 'in-work not-started not-started not-started not-started',
        back: [],
        operation: 'closed',
        next: 'signOff',
      },
    },
    {
      id: 'signed',
      title: 'is signed by the customer',
      acts: [signed],
      stands: {
        gate: 'Gate: 5 to go',
        verdict: 'closed',
        toGo: 5,
        phases: 'done not-started not-started not-started not-started',
        back: [],
        operation: 'closed',
        next: 'newArchitectureNote',
      },
    },
    {
      id: 'designed',
      title: 'is designed',
      acts: [
        { writes: { 'deploy/service.yaml': 'replicas: 2\n' } },
        {
          does: 'newEnvironmentNote',
          answers: {
            title: words.note,
            infrastructure: ['deploy/service.yaml'],
            ...words.environment,
            requirements: both,
            by: engineer,
          },
        },
      ],
      stands: {
        gate: 'Gate: 4 to go',
        verdict: 'closed',
        toGo: 4,
        phases: 'done done not-started not-started not-started',
        back: [],
        operation: 'closed',
        next: 'linkToRequirement',
      },
    },
    {
      id: 'built',
      title: 'is built, with a mistake that nobody sees',
      acts: [
        {
          writes: {
            'package.json': `{
  "name": "labels",
  "version": "1.0.0",
  "private": true,
  "type": "module",
  "scripts": {
    "test": "node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=junit.xml"
  }
}
`,
            '.gitignore': 'dist/\n',
            '.github/workflows/ci.yml':
              'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n',
            'src/labels.js': labelsBefore,
            'test/labels.test.js': `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { again, label } from '../src/labels.js';

test('REQ-001 ${prints.test}', () => assert.equal(label({ number: 7 }), 'No. 7'));
test('REQ-002 ${reprints.test}', () => assert.equal(again('No. 7'), 'No. 7'));
`,
          },
        },
      ],
      stands: {
        gate: 'Gate: no test results',
        verdict: 'unverified',
        toGo: 4,
        phases: 'done done done in-work not-started',
        back: [],
        operation: 'unverified',
        next: 'runTests',
      },
    },
    {
      id: 'failing',
      title: 'is tested, and a failing test sends it back to the build',
      acts: [{ runsTests: 'badly' }],
      stands: {
        gate: 'Gate: 4 to go',
        verdict: 'closed',
        toGo: 4,
        phases: rework,
        back: ['tests-pass → build'],
        operation: 'closed',
        next: undefined,
      },
    },
    {
      id: 'defect',
      title: 'has a defect, which is tied to the test and cannot be closed while that fails',
      acts: [
        {
          does: 'newDefect',
          answers: {
            test: `REQ-001 ${prints.test}`,
            title: words.defect,
            severity: 'blocker',
            requirement: 'REQ-001',
            seen: 'N7',
            expected: words.expected,
          },
        },
        {
          triesTo: 'closeDefect',
          answers: { defect: 'BUG-001' },
          butHears: /no defect .* has a test that passes|ни у одного незакрытого дефекта нет теста/i,
        },
      ],
      stands: {
        gate: 'Gate: 5 to go',
        verdict: 'closed',
        toGo: 5,
        phases: rework,
        back: ['defects-closed → build', 'tests-pass → build'],
        operation: 'closed',
        next: undefined,
      },
    },
    {
      id: 'passing',
      title: 'is mended, and its tests pass',
      acts: [{ writes: { 'src/labels.js': labelsAfter } }, { runsTests: 'well' }],
      stands: {
        gate: 'Gate: 4 to go',
        verdict: 'closed',
        toGo: 4,
        phases: 'done done done in-work not-started',
        back: [],
        operation: 'closed',
        next: 'closeDefect',
      },
    },
    {
      id: 'closed-defect',
      title: 'has no defect any more: its test passes on this content',
      acts: [{ does: 'closeDefect', answers: { defect: 'BUG-001' } }],
      stands: {
        gate: 'Gate: 3 to go',
        verdict: 'unverified',
        toGo: 3,
        phases: 'done done done in-work not-started',
        back: [],
        operation: 'unverified',
        next: 'newRelease',
      },
    },
    {
      id: 'planned',
      title: 'becomes a release, with a plan for its rollout',
      acts: [
        { does: 'newRelease', answers: { release: '1.0.0' } },
        {
          rewrites: protocol,
          by: (text) =>
            text.replace(
              /rollout:\n(?: {2}\w+:\n)+/,
              `rollout:
  strategy: ${words.rollout.strategy}
  success: ${words.rollout.success}
  abort: ${words.rollout.abort}
  rollback: ${words.environment.rollback}
  rehearsed: 2026-01-20
  schema: none
`,
            ),
        },
        { writes: { 'CHANGELOG.md': `# Changelog\n\n## 1.0.0 - 2026-01-20\n\n- ${words.changelog}\n` } },
      ],
      stands: {
        gate: 'Gate: 1 to go',
        verdict: 'unverified',
        toGo: 1,
        phases: 'done done done in-work in-work',
        back: [],
        operation: 'unverified',
        next: 'recordTest',
      },
    },
    {
      id: 'tested',
      title: 'is passed by the tester: the gate is open',
      acts: [tested],
      stands: {
        gate: 'Gate open',
        verdict: 'open',
        toGo: 0,
        phases: 'done done done done in-work',
        back: [],
        operation: 'unverified',
        next: 'handOver',
      },
    },
    {
      id: 'handed-over',
      title: 'is handed over, by the digest of what is handed over; before that nobody can accept it',
      acts: [
        { triesTo: 'accept', answers: { by: buyer, remarks: '' }, butHears: /1\.0\.0/ },
        { writes: { [artifact]: 'first' } },
        handedOver,
      ],
      stands: {
        gate: 'Gate open',
        verdict: 'open',
        toGo: 0,
        phases: 'done done done done in-work',
        back: [],
        operation: 'unverified',
        next: 'recordTrial',
      },
    },
    {
      id: 'refused',
      title: 'is tried and refused: the work goes back to the phase that the customer names',
      acts: [
        tried('REQ-002/1', words.tried[0], 'passed'),
        tried('REQ-001/1', words.tried[1], 'failed'),
        { does: 'refuse', answers: { reopens: 'design', remarks: words.refusal, by: buyer } },
      ],
      stands: {
        gate: 'Gate open; Design: rework',
        verdict: 'open',
        toGo: 0,
        phases: 'done rework in-work in-work in-work',
        back: ['customer-accepted → design'],
        operation: 'closed',
        next: 'handOver',
      },
    },
    {
      id: 'reworked',
      title: 'is designed anew and built anew: what was tested is another content now',
      acts: [
        { rewrites: note, by: (text) => `${text}\n${words.redesigned}\n` },
        {
          rewrites: 'src/labels.js',
          by: (text) => `${text}\nexport const printer = (table) => \`printer-\${table}\`;\n`,
        },
      ],
      stands: {
        gate: 'Gate: results stale',
        verdict: 'unverified',
        toGo: 2,
        phases: 'done rework in-work in-work in-work',
        back: ['customer-accepted → design'],
        operation: 'closed',
        next: 'runTests',
      },
    },
    {
      id: 'handed-over-again',
      title: 'is tested and handed over once more',
      acts: [{ runsTests: 'well' }, tested, { writes: { [artifact]: 'second' } }, handedOver],
      stands: {
        gate: 'Gate open; Design: rework',
        verdict: 'open',
        toGo: 0,
        phases: 'done rework in-work in-work in-work',
        back: ['customer-accepted → design', 'trial-complete → design'],
        operation: 'closed',
        next: 'recordTrial',
      },
    },
    {
      id: 'accepted',
      title: 'is accepted, and nothing of what was said before is lost',
      acts: [tried('REQ-001/1', words.tried[2], 'passed'), { does: 'accept', answers: { by: buyer, remarks: '' } }],
      stands: {
        gate: 'Gate open',
        verdict: 'open',
        toGo: 0,
        phases: 'done done done done in-work',
        back: [],
        operation: 'unverified',
        next: 'inOperation',
      },
      says: {
        [protocol]: [`${words.tried[1]} · failed`, `${words.tried[2]} · passed`, words.refusal, 'sha256'],
      },
    },
    {
      id: 'operation',
      title: 'is in operation',
      acts: [{ does: 'inOperation', answers: { observed: words.observed, by: engineer } }],
      stands: {
        gate: 'Gate open',
        verdict: 'open',
        toGo: 0,
        phases: 'done done done done done',
        back: [],
        operation: 'open',
        next: 'newImprovement',
      },
    },
    {
      id: 'improvement',
      title: 'is improved: a draft first, which changes nothing of what is signed',
      acts: [{ does: 'newImprovement', answers: { improves: 'REQ-001', release: '1.1.0' } }],
      stands: {
        gate: 'Gate open',
        verdict: 'open',
        toGo: 0,
        phases: 'done done done done done',
        back: [],
        operation: 'open',
        next: undefined,
      },
      says: { [specification]: ['REQ-003'] },
    },
    {
      id: 'changed',
      title: 'is changed where it was signed: the signature is gone, and the design is to be looked at',
      acts: [{ rewrites: specification, by: (text) => text.replace(...words.within) }],
      stands: {
        gate: 'Gate: 2 to go',
        verdict: 'closed',
        toGo: 2,
        phases: 'rework rework in-work in-work in-work',
        back: ['design-current → design', 'spec-signed-off → requirements'],
        operation: 'closed',
        next: 'signOff',
      },
    },
    {
      id: 'signed-again',
      title: 'is signed again as it is written now, and its design is looked at',
      acts: [signed, { does: 'reviewNote', answers: { note, requirements: both, by: engineer } }],
      stands: {
        gate: 'Gate open',
        verdict: 'open',
        toGo: 0,
        phases: 'done done done done in-work',
        back: [],
        operation: 'unverified',
        next: 'newRelease',
      },
    },
    {
      id: 'next-release',
      title: 'begins anew with the next release: signed and designed, and to be tested, handed over and tried again',
      acts: [{ does: 'newRelease', answers: { release: '1.1.0' } }],
      stands: {
        gate: 'Gate: 3 to go',
        verdict: 'closed',
        toGo: 3,
        phases: 'done done done in-work in-work',
        back: [],
        operation: 'closed',
        next: 'recordTest',
      },
    },
  ];
}
