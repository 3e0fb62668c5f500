import { citedIn } from '../ids.ts';
import type { Found } from './declared.ts';

/** Of what a test is called otherwise, or a class: what cites, where a report may have the names of methods and classes alone. */
export function carrying(names: readonly string[]): Pick<Found, 'carries'> {
  const carries = names.filter((each) => citedIn(each).length > 0);
  return carries.length === 0 ? {} : { carries };
}
