import { message } from '../../message.ts';
import { type Fault, replaced, spec, without } from '../fault.ts';

export const requirementsFaults: readonly Fault[] = [
  {
    seenBy: 'spec-exists',
    title: message('the specification is deleted'),
    plant: (sound) => without(sound, spec, 'docs/signoffs.yaml'),
  },
  {
    seenBy: 'use-described',
    title: message('nothing says who uses it'),
    plant: (sound) => replaced(replaced(sound, spec, '', /^users:.*\n/m), spec, '', /^Dispatchers find.*\n/m),
  },
  {
    seenBy: 'deadline-agreed',
    title: message('the deadline is taken out'),
    plant: (sound) => replaced(sound, spec, '', /^deadline:.*\n/m),
  },
  {
    seenBy: 'criteria-written',
    title: message('a requirement loses its acceptance criteria'),
    plant: (sound) => replaced(sound, spec, '', /\nAcceptance criteria:\n1\. WHEN a parcel.*\n/),
  },
  {
    seenBy: 'feasibility-checked',
    title: message('a requirement turns out not to be feasible'),
    plant: (sound) => replaced(sound, spec, 'Feasible: no, the printer is too slow', 'Feasible: yes, two days'),
  },
  {
    seenBy: 'ids-unique',
    title: message('an ID is given twice'),
    plant: (sound) => replaced(sound, spec, '### REQ-001 Print', '### REQ-002 Print'),
  },
  {
    seenBy: 'spec-signed-off',
    title: message('a signed sentence is edited'),
    plant: (sound) => replaced(sound, spec, 'within 5 s', 'within 1 s'),
  },
  {
    seenBy: 'spec-signed-off',
    title: message('the author signs as the customer'),
    plant: (sound) => replaced(sound, 'docs/signoffs.yaml', 'by: A. Nalyst', 'by: C. Ustomer'),
  },
  {
    seenBy: 'spec-exists',
    title: message('a merge of the specification is left unfinished'),
    plant: (sound) => replaced(sound, spec, '<<<<<<< ours\n---\ntollgate', /^---\ntollgate/),
  },
];
