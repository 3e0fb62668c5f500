import {
  message,
  type Message,
  type Requirement,
  type RequirementVerdict,
  type Specification,
} from '../../core/index.ts';
import type { Judged } from '../state.ts';
import { requirementRow } from './requirements.ts';
import type { Row } from './row.ts';

type Verdicts = ReadonlyMap<Requirement, RequirementVerdict>;

/** The specifications in force, and in each its requirements; then the changes that are proposed, and those that are history. */
export function* specificationRows(judged: Judged): Generator<Row> {
  const { specifications } = judged.read.model;
  const verdicts = new Map(judged.verdict.requirements.map((each) => [each.requirement, each]));
  const row = rowsAmong(specifications, judged, verdicts);
  for (const each of specifications) if (each.change === undefined) yield row(each);
  const proposed = specifications.filter(({ change }) => change === 'proposed');
  const archived = specifications.filter(({ change }) => change === 'archived');
  const group = (key: string, label: Message, icon: string, all: readonly Specification[]): Row => ({
    key,
    label,
    icon: { name: icon },
    context: key,
    below: () => all.map(row),
  });
  if (proposed.length > 0)
    yield group('proposed', message('Proposed changes ({n})', { n: proposed.length }), 'git-pull-request', proposed);
  if (archived.length > 0)
    yield group('archived', message('Archived changes ({n})', { n: archived.length }), 'archive', archived);
}

function rowsAmong(
  all: readonly Specification[],
  judged: Judged,
  verdicts: Verdicts,
): (specification: Specification) => Row {
  const namesakes = new Map<string, Set<string>>();
  const neighbours = new Map<string, Set<string>>();
  for (const { title, place } of all) {
    if (title === undefined) continue;
    put(namesakes, title, place.file);
    put(neighbours, `${folderOf(place.file)}\0${title}`, place.file);
  }
  /** What tells it from others of its name: the folder, or the file where such are in the same one. */
  const apart = (title: string, file: string): string => {
    const folder = folderOf(file);
    const isAlone = neighbours.get(`${folder}\0${title}`)?.size === 1;
    return isAlone ? folder : file.slice(file.lastIndexOf('/') + 1);
  };
  return (specification) => {
    const { place, title, requirements } = specification;
    const state = standing(specification, verdicts);
    return {
      key: `specification/${place.file}`,
      alike: () => JSON.stringify([title, requirements.map(({ id }) => id)]),
      label: title ?? place.file,
      description:
        title !== undefined && (namesakes.get(title)?.size ?? 0) > 1
          ? message('{folder} · {state}', { folder: apart(title, place.file), state })
          : state,
      icon: { name: 'book' },
      tooltip: () => [title ?? place.file, place.file, state],
      place,
      context: 'specification',
      about: [place.file],
      ...(requirements.length > 0 && {
        below: () => requirements.map((each) => requirementRow(judged, each, verdicts.get(each))),
      }),
    };
  };
}

function standing({ requirements, change }: Specification, verdicts: Verdicts): Message {
  const n = requirements.length;
  if (change !== undefined) return message('{n} {n|requirement|requirements}', { n });
  const agreed = requirements.filter((each) => each.state === 'agreed');
  if (agreed.length === 0) return n === 0 ? message('no requirement') : message('no agreed requirement');
  const verified = agreed.filter((each) => verdicts.get(each)?.verified === true).length;
  return message('{verified} of {all} {all|requirement|requirements} verified', { verified, all: agreed.length });
}

function put(into: Map<string, Set<string>>, key: string, file: string): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, new Set([file]));
  else known.add(file);
}

/** What tells `openspec/changes/2025-a/specs/x/spec.md` from others of its name. */
function folderOf(file: string): string {
  const parts = file.split('/').slice(0, -1);
  const change = parts.indexOf('changes');
  if (change >= 0) return parts[parts[change + 1] === 'archive' ? change + 2 : change + 1] ?? '';
  return parts.at(-1) ?? '';
}
