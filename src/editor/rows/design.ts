import { message, type Model, type Note } from '../../core/index.ts';
import type { Judged } from '../state.ts';
import { noteRow } from './requirements.ts';
import type { Row } from './row.ts';

/** The architecture notes; below each, the requirements that it says it satisfies. */
export function* designRows({ read: { model } }: Judged): Generator<Row> {
  for (const note of model.notes) {
    const below = (): Row[] => note.satisfies.map((each) => satisfiedRow(each, model.trace));
    yield { ...noteRow(note), ...(note.satisfies.length > 0 && { below }) };
  }
}

function satisfiedRow({ value, place }: Note['satisfies'][number], trace: Model['trace']): Row {
  const resolution = trace.resolve(value);
  const found = resolution.kind === 'found' ? resolution.requirement : undefined;
  return {
    key: `satisfies/${value}`,
    label: found === undefined ? value : `${value} ${found.title}`,
    ...(found === undefined && {
      description:
        resolution.kind === 'ambiguous' ? message('several requirements answer to it') : message('no such requirement'),
    }),
    icon: { name: found === undefined ? 'question' : 'link' },
    place: found?.place ?? place,
  };
}
