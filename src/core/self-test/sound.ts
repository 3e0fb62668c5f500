import { bind } from '../bind.ts';
import { writeEvidence } from '../evidence.ts';
import type { Model } from '../model.ts';
import { finish } from '../reading/finish.ts';
import { readRepository, type WhollyRead } from '../read.ts';
import { trialsOf } from '../delivery/trial.ts';
import { filesInMemory, type Texts } from './memory.ts';

/** The day on which everything is judged. */
export const today = '2026-11-23';

export function read(texts: Texts): WhollyRead {
  return finish(readRepository(filesInMemory(texts)));
}

/** A delivery with which nothing is wrong: specified, designed, built, tested, signed, handed over, accepted and in operation. */
export function soundDelivery(): Texts {
  const { model } = read(written);
  return tested({
    ...written,
    'docs/signoffs.yaml': signoffs(model),
    'docs/results.yaml': results(model),
    'docs/releases/1.0.0.md': protocol(model),
  });
}

/** As after `tollgate test`. */
export function tested(texts: Texts, exit = 0): Texts {
  const after = read(texts).model;
  const run = { command: 'npm test', exit, started: `${today}T08:00:00.000Z`, ended: `${today}T08:00:01.000Z` };
  const evidence = bind({ ...after, reports: [], coverage: [] }, run, after);
  return { ...texts, '.tollgate/evidence.json': writeEvidence(evidence) };
}

/** What is signed as it stands in these texts now. */
export function signoffs({ requirements }: Model): string {
  const entries = requirements.flatMap(({ id, digest, text }) => [
    `  - requirement: ${id}`,
    `    digest: ${digest}`,
    '    by: C. Ustomer',
    '    role: customer',
    '    on: 2026-11-12',
    `    text: ${JSON.stringify(text)}`,
  ]);
  return `signatures:\n${entries.join('\n')}\n`;
}

function results({ requirements }: Model): string {
  return requirements
    .filter(({ verifyBy }) => verifyBy !== 'test')
    .map(
      ({ id, digest, verifyBy }) =>
        `- {requirement: ${id}, method: ${verifyBy}, verdict: passed, by: T. Ester, on: 2026-11-20, digest: ${digest}, evidence: seen}\n`,
    )
    .join('');
}

function protocol({ requirements, content }: Model): string {
  const trial = requirements
    .flatMap(trialsOf)
    .map(
      ({ requirement: { id }, number, digest }) =>
        `- ${id}/${number} [${digest.slice(0, 8)}] tried on the staging · passed · C. Ustomer, 2026-11-22`,
    );
  return `---
tested: {by: T. Ester, on: 2026-11-21, verdict: passed, content: "${content.digest}"}
rollout:
  strategy: canary, one process first
  success: errors below one in a thousand for an hour
  abort: errors above one in a hundred
  rollback: the previous image
  rehearsed: 2026-11-19
  schema: none
handover: {artifact: parcels.tar.gz, sha256: ${artifact}, environment: staging, by: D. Evops, to: C. Ustomer, on: 2026-11-21}
acceptance: {verdict: accepted, by: C. Ustomer, on: 2026-11-22, sha256: ${artifact}}
operation: {since: 2026-11-22, by: D. Evops, observed: errors below one in a thousand}
---
# Release 1.0.0

## Trial

${trial.join('\n')}
`;
}

export const artifact = '3b7a0c9de1f2485b96c01d2e3f4a5b6c7d8e9f00112233445566778899aabbcc';

const written: Texts = {
  'tollgate.yaml': `gate: delivery
customer: Parcels
people:
  - {name: A. Nalyst, roles: [analyst, developer]}
  - {name: C. Ustomer, roles: [customer]}
  - {name: T. Ester, roles: [tester]}
  - {name: D. Evops, roles: [devops]}
test: npm test
`,
  'docs/specs/parcels.md': `---
tollgate: spec
customer: Parcels
users: dispatchers, twelve, all day
author: A. Nalyst
deadline: 2027-01-31
---
# Parcels

## Purpose
Dispatchers find a parcel by its number.

## Requirements

### REQ-001 Find a parcel
As a dispatcher, I want to find a parcel by its number so that I can answer the phone.

- Feasible: yes, one day (A. Nalyst, 2026-11-02)

Acceptance criteria:
1. WHEN a number is entered, THE SYSTEM SHALL show the parcel within 1 s.
2. IF no parcel has the number, THEN THE SYSTEM SHALL say so.

### REQ-002 Print a label
As a packer, I want a label so that the parcel finds its way.

- Feasible: yes, two days (A. Nalyst, 2026-11-02)
- Verify by: demonstration

Acceptance criteria:
1. WHEN a parcel is packed, THE SYSTEM SHALL print its label.
`,
  'docs/architecture/0001-one-table.md': `---
status: accepted
date: 2026-11-03
satisfies: [REQ-001, REQ-002]
components: {search: src/search.js, labels: src/labels.js}
environment:
  runtime: two processes behind a proxy
  infrastructure: [deploy/service.yaml]
  configuration: the address of the database
  delivery: an image, by the pipeline
  rollback: the previous image
---
# Keep parcels in one table

## Context and Problem Statement
Parcels are looked up by number.

## Decision Outcome
Chosen option: "One table".
`,
  'docs/defects/BUG-001-leading-zero.md': `---
status: fixed
severity: critical
requirement: REQ-001
test: REQ-001/1 finds a parcel
---
# Numbers with a leading zero are not found
`,
  '.kiro/specs/parcels/tasks.md': '- [x] 1. Search\n- [x] 2. Labels\n',
  '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    steps:\n      - run: npm ci\n      - run: npm test\n',
  'deploy/service.yaml': 'replicas: 2\n',
  'src/search.js': '// @req REQ-001\nexport const search = () => undefined;\n',
  'src/labels.js': '// @req REQ-002\nexport const label = () => undefined;\n',
  'test/search.test.js': `describe('search', () => {
  it('REQ-001/1 finds a parcel', () => {});
  // @req REQ-001/2
  it('says that there is none', () => {});
});
`,
  'junit.xml': `<testsuite name="search">
  <testcase name="REQ-001/1 finds a parcel" classname="test"/>
  <testcase name="says that there is none" classname="test"/>
</testsuite>
`,
  'CHANGELOG.md': '# Changelog\n\n## 1.0.0\n\n- Parcels are found by their number.\n',
  'package.json': '{ "name": "parcels", "version": "1.0.0" }\n',
};
