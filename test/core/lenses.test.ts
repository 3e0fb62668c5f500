import assert from 'node:assert/strict';
import { lensesOf, lensOfReference } from '../../src/core/understanding/lenses.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Requirement, RequirementVerdict } from '../../src/core/model.ts';
import { requirement, report, testCase, signature, world, type Changes } from './model-builder.ts';

function told(
  changes: Changes = {},
  verdict: Partial<RequirementVerdict> = {},
  own: Requirement = requirement(),
): string[] {
  const { model } = world({ requirements: [own], ...changes });
  const all = {
    requirement: own,
    verified: false,
    notes: [],
    code: [],
    tests: [],
    isLinked: false,
    signatures: [],
    ...verdict,
  };
  return Array.from(lensesOf(own, all, model), ({ words, places }) =>
    [inEnglish(words), ...places.map(({ file, line }) => `${file}:${line}`)].join(' '),
  );
}

describe('The lenses of a requirement', () => {
  it('say what there is, and lead there', () => {
    assert.deepEqual(told({}, { verified: true }), [
      '1 in code src/printing/pdf.ts:4',
      '1 test build/junit.xml:3',
      'verified',
      'signed by N. Wind docs/signoffs.yaml:2',
    ]);
  });

  it('lead to the test that fails, and to what was signed before a change', () => {
    const failing = { reports: [report([testCase('REQ-007 makes a PDF', 'failed')])] };
    const signatures = [signature({ digest: '8'.repeat(64) })];
    const tests = [{ name: 'x', result: 'failed' as const, report: 'build/junit.xml' }];
    assert.deepEqual(told({ model: { ...failing, signatures } }, { tests }), [
      '1 in code src/printing/pdf.ts:4',
      '1 test build/junit.xml:3',
      'a test fails build/junit.xml:3',
      'changed since N. Wind signed docs/signoffs.yaml:2',
    ]);
  });

  it('say what is missing, of drafts nothing, and of signatures only where people sign', () => {
    const bare = { model: { references: [], signatures: [] }, links: [] };
    assert.deepEqual(told(bare), ['not in code', 'no linked test']);
    assert.deepEqual(told(bare, {}, requirement({ state: 'draft' })), ['draft']);
    const other = { ...bare, model: { ...bare.model, signatures: [signature({ requirement: 'REQ-008' })] } };
    assert.deepEqual(told(other).at(-1), 'not signed');
  });

  it('say of a test that is linked, and no report has, nothing else than the gate does', () => {
    const unreported = { model: { references: [], signatures: [], reports: [] } };
    assert.deepEqual(told(unreported, { isLinked: true }), ['not in code', 'linked test not found in a report']);
  });

  it('do not tell a test that carries the ID that there is none', () => {
    const verdict = { requirement: requirement(), verified: false, notes: [], code: [], tests: [], signatures: [] };
    const above = (isLinked: boolean, isInTest: boolean): string =>
      inEnglish(lensOfReference(requirement(), { ...verdict, isLinked }, isInTest).words).replace(/.*: /, '');
    assert.equal(above(false, true), 'not found in a report');
    assert.equal(above(false, false), 'no linked test');
    assert.equal(above(true, false), 'linked test not found in a report');
  });

  it('say at a reference what it serves', () => {
    assert.equal(
      inEnglish(lensOfReference(requirement(), undefined).words),
      'REQ-007 Export an invoice as PDF: no linked test',
    );
    const named = requirement({ id: 'auth/Session expiry', title: 'Session expiry' });
    assert.equal(inEnglish(lensOfReference(named, undefined).words), 'auth/Session expiry: no linked test');
  });
});
