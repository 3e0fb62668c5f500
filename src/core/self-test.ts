import type { Criterion } from './criterion.ts';
import { judge } from './judge.ts';
import type { Message, Verdict } from './model.ts';
import { registry as everyCriterion } from './registry.ts';
import type { Fault } from './self-test/fault.ts';
import { buildFaults } from './self-test/faults/build.ts';
import { designFaults } from './self-test/faults/design.ts';
import { policyFaults } from './self-test/faults/policy.ts';
import { releaseFaults } from './self-test/faults/release.ts';
import { requirementsFaults } from './self-test/faults/requirements.ts';
import { testFaults } from './self-test/faults/test.ts';
import type { Texts } from './self-test/memory.ts';
import { read, soundDelivery, tested, today } from './self-test/sound.ts';

export const faults: readonly Fault[] = [
  ...requirementsFaults,
  ...designFaults,
  ...buildFaults,
  ...testFaults,
  ...releaseFaults,
  ...policyFaults,
];

export interface SelfTest {
  /** The gate of the delivery with which nothing is wrong: open, or nothing below means anything. */
  readonly sound: Verdict;
  readonly tried: readonly { readonly fault: Fault; readonly isSeen: boolean; readonly says: Message | undefined }[];
}

// @req GATE-011
/**
 * Plants faults into a sound delivery, one at a time, and looks whether the gate sees each: whether it is not open, and the criterion that
 * is meant to see the fault blocks. In memory: nothing is read, and nothing is written.
 */
export function selfTest(registry: readonly Criterion[] = everyCriterion): SelfTest {
  const sound = soundDelivery();
  return {
    sound: verdictOn(sound, registry),
    tried: faults.map((fault) => {
      const planted = fault.plant(sound);
      const verdict = verdictOn(fault.untested === true ? planted : tested(planted, fault.exit), registry);
      return { fault, ...seen(fault, verdict) };
    }),
  };
}

function verdictOn(texts: Texts, registry: readonly Criterion[]): Verdict {
  const { model, config } = read(texts);
  return judge(model, config, { gate: 'operation', today }, registry);
}

function seen({ seenBy }: Fault, verdict: Verdict): { readonly isSeen: boolean; readonly says: Message | undefined } {
  if (seenBy === 'configuration') return { isSeen: verdict.verdict === 'error', says: verdict.problems[0]?.found };
  const finding = verdict.findings.find(
    ({ criterion, severity, waived, baselined }) =>
      criterion === seenBy && severity === 'block' && waived === null && !baselined,
  );
  return { isSeen: finding !== undefined && verdict.verdict !== 'open', says: finding?.found };
}
