import { message } from './message.ts';
import type { Colour, Defect, Level, Message, PhaseState, Role, Verdict } from './model.ts';
import type { Paint } from './output.ts';
import { phases } from './phases.ts';

/** The words for what is computed: the same on every surface. A state is never told by its colour alone. */

const colourWord: Readonly<Record<Colour, Message>> = {
  open: message('Gate open'),
  closed: message('Gate closed'),
  unverified: message('Gate unverified'),
  error: message('Cannot be judged'),
};

/** In a few words, with what was asked where that is not the release gate: open up to a phase is not open. */
export function verdictWord({ verdict, level, gate }: Pick<Verdict, 'verdict' | 'level' | 'gate'>): Message {
  const word = verdict === 'open' && level === 'tests' ? message('Gate open (tests only)') : colourWord[verdict];
  if (gate === 'operation') return message('{word} (operation)', { word });
  const last = phases.find(({ id }) => gate === `phase:${id}`);
  return last === undefined ? word : message('{word} (up to {phase})', { word, phase: last.title });
}

export const stateWord: Readonly<Record<PhaseState, Message>> = {
  'not-started': message('not started'),
  'in-work': message('in work'),
  done: message('done'),
  rework: message('rework'),
};

export const levelWord: Readonly<Record<Level, Message>> = {
  tests: message('tests'),
  requirements: message('requirements'),
  delivery: message('delivery'),
};

const roleWords: Readonly<Record<Role, Message>> = {
  manager: message('manager'),
  analyst: message('analyst'),
  customer: message('customer'),
  devops: message('DevOps engineer'),
  developer: message('developer'),
  tester: message('tester'),
};

/** A role as somebody wrote it; what is none stays as it is. */
export function roleWord(role: string): Message | string {
  return Object.hasOwn(roleWords, role) ? roleWords[role as Role] : role;
}

const priorityWords: Readonly<Record<string, Message>> = {
  must: message('must'),
  should: message('should'),
  could: message('could'),
};

/** A priority as somebody wrote it; words of their own stay as they are. */
export function priorityWord(priority: string): Message | string {
  const word = priority.toLowerCase();
  return Object.hasOwn(priorityWords, word) ? (priorityWords[word] ?? priority) : priority;
}

const noteStatusWords: Readonly<Record<string, Message>> = {
  proposed: message('proposed'),
  accepted: message('accepted'),
  rejected: message('rejected'),
  deprecated: message('deprecated'),
  superseded: message('superseded'),
};

/** Where a note stands, as it says itself; what it says in words of its own stays. */
export function noteStatusWord(status: string | null): Message | string {
  if (status === null) return message('no status');
  return Object.hasOwn(noteStatusWords, status) ? (noteStatusWords[status] ?? status) : status;
}

export const colourPaint: Readonly<Record<Colour, Paint>> = {
  open: 'green',
  closed: 'red',
  unverified: 'yellow',
  error: 'red',
};
export const statePaint: Readonly<Record<PhaseState, Paint>> = {
  'not-started': 'dim',
  'in-work': 'yellow',
  done: 'green',
  rework: 'red',
};
export const stateSign: Readonly<Record<PhaseState, string>> = {
  'not-started': '·',
  'in-work': '…',
  done: '✔',
  rework: '↺',
};
export const colourSign: Readonly<Record<Colour, string>> = { open: '✔', closed: '✘', unverified: '?', error: '!' };

/** Of a defect; whether a fix is believed, only its test tells. */
export const statusWord: Readonly<Record<Defect['status'], Message>> = {
  open: message('open'),
  fixed: message('fixed'),
  closed: message('closed'),
};

export const severityWord: Readonly<Record<Defect['severity'], Message>> = {
  blocker: message('blocker'),
  critical: message('critical'),
  major: message('major'),
  minor: message('minor'),
};
