import {
  type Defect,
  message,
  methodWord,
  type Note,
  type Place,
  placeOfCase,
  type Requirement,
  requirementName,
  requirementStanding,
  type RequirementStanding,
  type RequirementVerdict,
  noteStatusWord,
  severityWord,
  statusWord,
  type TestLink,
} from '../../core/index.ts';
import type { Judged } from '../state.ts';
import { failing, icons, type Icon, type Row } from './row.ts';

/** With its notes, code, tests and defects. */
export function requirementRow(judged: Judged, requirement: Requirement, verdict: RequirementVerdict | undefined): Row {
  const { id, place, statement, criteria } = requirement;
  const name = requirementName(requirement);
  const { word, is } = requirementStanding(requirement, verdict);
  return {
    key: `requirement/${id}`,
    label: name,
    description: word,
    icon: iconOf[is],
    tooltip: () =>
      [name, word, statement, ...criteria.map(({ number, text }) => `${number}. ${text}`)].filter(
        (part) => part !== '',
      ),
    place,
    context: 'requirement',
    about: [id, place.file],
    below: () => around(judged, requirement),
  };
}

const iconOf: Readonly<Record<RequirementStanding['is'], Icon>> = {
  retired: { name: 'archive' },
  draft: { name: 'edit' },
  verified: icons.good,
  failing: icons.bad,
  untested: icons.unknown,
  unverified: icons.unknown,
};

function* around({ read: { model } }: Judged, requirement: Requirement): Generator<Row> {
  const { trace, defects } = model;
  const notes = trace.notes(requirement);
  const code = trace.implementations(requirement);
  const tests = trace.verifications(requirement);
  const own = defects.filter(
    (defect) => defect.requirement !== undefined && isThis(trace.resolve(defect.requirement.value), requirement),
  );
  for (const note of notes) yield noteRow(note);
  for (const { place } of code) yield codeRow(place);
  for (const link of tests) yield* testLinkRows(link);
  for (const result of trace.results(requirement)) {
    yield {
      key: `result/${result.place.line}`,
      label: methodWord[result.method],
      description: result.verdict === 'passed' ? message('passed') : message('failed'),
      icon: { name: 'eye' },
      place: result.place,
    };
  }
  for (const defect of own) yield defectRow(defect);
  if (notes.length === 0 && code.length === 0 && tests.length === 0 && own.length === 0) {
    yield {
      key: 'nothing',
      label: message('no note, no code and no test names it'),
      icon: { name: 'circle-slash' },
      place: requirement.place,
    };
  }
}

function isThis(
  resolution: { readonly kind: string; readonly requirement?: Requirement },
  requirement: Requirement,
): boolean {
  return resolution.kind === 'found' && resolution.requirement === requirement;
}

export function noteRow({ id, title, status, place }: Note): Row {
  const word = noteStatusWord(status);
  return {
    key: `note/${place.file}`,
    ...(title !== undefined && { alike: () => title }),
    label: title === undefined ? place.file : `${id} ${title}`,
    description: word,
    icon: { name: 'lightbulb' },
    tooltip: () => [title ?? id, word, place.file],
    place,
    context: 'note',
    about: [place.file, id],
  };
}

function codeRow(place: Place): Row {
  const at = `${place.file}:${place.line}`;
  return { key: `code/${at}`, label: at, description: message('code'), icon: { name: 'code' }, place, context: 'code' };
}

function* testLinkRows(link: TestLink): Generator<Row> {
  const { cases, reference, lost } = link;
  for (const { report, case: own } of cases) {
    const failed = own.result === 'failed' || own.result === 'error';
    const icon = failed ? icons.bad : own.result === 'passed' ? icons.good : icons.skipped;
    yield {
      key: `test/${report.file}/${own.className}/${own.name}`,
      label: own.name,
      description: failed ? message('fails') : own.result === 'passed' ? message('passed') : message('skipped'),
      icon,
      tooltip: () => [
        [...own.suites, own.name].join(' › '),
        ...(own.failure === undefined ? [] : [own.failure]),
        message('reported at {place}', { place: `${report.file}:${own.line}` }),
      ],
      place: placeOfCase(link, report, own),
      context: 'test',
      about: [own.name],
    };
  }
  if (cases.length === 0 && reference !== undefined) {
    yield {
      key: `test/${reference.place.file}:${reference.place.line}`,
      label: `${reference.place.file}:${reference.place.line}`,
      description:
        lost === 'several-candidates'
          ? message('several reported tests answer to it')
          : message('not found in a report'),
      icon: icons.unknown,
      place: reference.place,
      context: 'test',
    };
  }
}

export function defectRow({ id, title, status, severity, place }: Defect): Row {
  return {
    key: `defect/${id}`,
    label: `${id} ${title}`,
    description: message('{severity}, {status}', { severity: severityWord[severity], status: statusWord[status] }),
    icon: status === 'open' ? { name: 'bug', colour: failing } : { name: 'bug' },
    place,
    context: 'defect',
    about: [id, place.file],
  };
}
