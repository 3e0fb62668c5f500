import { message } from '../../message.ts';
import { type Fault, release, replaced, report } from '../fault.ts';

const waiver = (criterion: string, until: string): string =>
  `waivers:\n  - {criterion: ${criterion}, on: 2026-11-01, until: ${until}, by: D. Evops, reason: later}\n`;

export const policyFaults: readonly Fault[] = [
  {
    seenBy: 'tester-passed',
    title: message('what is missing was waived, and the waiver has ended'),
    plant: (sound) => ({
      ...replaced(sound, release, '', /^tested:.*\n/m),
      'tollgate.yaml': (sound['tollgate.yaml'] ?? '') + waiver('tester-passed', '2026-11-22'),
    }),
  },
  {
    seenBy: 'configuration',
    title: message('the configuration turns failing tests off'),
    plant: (sound) => ({
      ...sound,
      'tollgate.yaml': `${sound['tollgate.yaml'] ?? ''}severities: {tests-pass: off}\n`,
    }),
  },
  {
    seenBy: 'configuration',
    title: message('the baseline excuses failing tests'),
    plant: (sound) => ({
      ...sound,
      '.tollgate-baseline.yaml': `findings:\n  - {criterion: tests-pass, file: ${report}, result: fails}\n`,
    }),
  },
  {
    seenBy: 'configuration',
    title: message('a waiver lasts for a year'),
    plant: (sound) => ({
      ...sound,
      'tollgate.yaml': (sound['tollgate.yaml'] ?? '') + waiver('tester-passed', '2027-11-01'),
    }),
  },
];
