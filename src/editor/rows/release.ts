import { isAcceptance, isRefused, message } from '../../core/index.ts';
import type { Judged } from '../state.ts';
import type { Row } from './row.ts';

/** The release protocols, and what the changelog says of the judged version. */
export function* releaseRows({ verdict, read: { model } }: Judged): Generator<Row> {
  for (const { version, place, operation, acceptance } of model.releases) {
    const word =
      operation?.since !== undefined
        ? message('in operation since {day}', { day: operation.since })
        : isAcceptance(acceptance?.verdict)
          ? message('accepted by the customer')
          : isRefused(acceptance?.verdict)
            ? message('refused by the customer')
            : message('not yet accepted');
    yield {
      key: `release/${version}`,
      label: version,
      description: word,
      icon: { name: 'rocket' },
      place,
      context: 'release',
    };
  }
  for (const { version, empty, place } of model.changelog) {
    if (version !== verdict.release) continue;
    yield {
      key: `changelog/${version}`,
      label: place.file,
      description: empty ? message('nothing written yet') : version,
      icon: { name: 'note' },
      place,
    };
  }
}
