import type { Judged } from '../state.ts';
import { noteRow } from './requirements.ts';
import type { Row } from './row.ts';

/** The architecture notes; below each, the requirements that it says it satisfies. */
export function* designRows({ read: { model } }: Judged): Generator<Row> {
  for (const note of model.notes) {
    const satisfied = note.satisfies.map(({ value, place }): Row => {
      const resolution = model.trace.resolve(value);
      const found = resolution.kind === 'found' ? resolution.requirement : undefined;
      return {
        key: `satisfies/${value}`,
        label: found === undefined ? value : `${value} ${found.title}`,
        icon: { name: found === undefined ? 'question' : 'link' },
        place: found?.place ?? place,
      };
    });
    yield { ...noteRow(note), ...(satisfied.length > 0 && { below: () => satisfied }) };
  }
}
