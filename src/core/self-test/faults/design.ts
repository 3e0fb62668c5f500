import { message } from '../../message.ts';
import { type Fault, note, replaced, spec, without } from '../fault.ts';
import { read, signoffs } from '../sound.ts';

export const designFaults: readonly Fault[] = [
  {
    seenBy: 'design-exists',
    title: message('the architecture is deleted'),
    plant: (sound) => without(sound, note),
  },
  {
    seenBy: 'decisions-settled',
    title: message('a decision is open again'),
    plant: (sound) => replaced(sound, note, 'status: proposed', 'status: accepted'),
  },
  {
    seenBy: 'requirements-designed',
    title: message('no decision serves a requirement any more'),
    plant: (sound) => replaced(sound, note, 'satisfies: [REQ-001]', 'satisfies: [REQ-001, REQ-002]'),
  },
  {
    seenBy: 'environment-designed',
    title: message('the environment has no way back'),
    plant: (sound) => replaced(sound, note, '', /^ {2}rollback:.*\n/m),
  },
  {
    seenBy: 'design-current',
    title: message('a requirement is changed and signed again, and its design is not looked at'),
    plant(sound) {
      const changed = replaced(sound, spec, 'within 5 s', 'within 1 s');
      const before = changed['docs/signoffs.yaml'] ?? '';
      const again = signoffs(read(changed).model).replace('signatures:\n', '').replaceAll('2026-11-12', '2026-11-20');
      return { ...changed, 'docs/signoffs.yaml': before + again };
    },
  },
];
