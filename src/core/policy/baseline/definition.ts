import * as v from 'valibot';
import { neverLoosened } from '../../config/definition.ts';
import { choice, count, keys, list, testNumbers, text } from '../../config/pieces.ts';

/** What no baseline excuses: results that are missing, fail or are stale; and that nothing at all is required, because absence is never green. */
export const neverBaselined: readonly string[] = [...neverLoosened, 'spec-exists'];

/** The baseline file: what validates it, and what its JSON schema is generated from. */
export function baselineDefinition(criterionIds: readonly string[]) {
  const finding = keys({
    criterion: v.pipe(
      choice(criterionIds.filter((id) => !neverBaselined.includes(id))),
      v.description('What did not hold.'),
    ),
    subject: v.exactOptional(v.pipe(text, v.description('The ID, test or path that it was about.'))),
    file: v.exactOptional(v.pipe(text, v.description('Where it was found.'))),
    result: v.pipe(
      choice(['fails', 'unverified']),
      v.description('How it stood. What was unverified and fails now is a new finding.'),
    ),
    times: v.exactOptional(v.pipe(count, v.description('How often, where that is more than once.'))),
  });
  return keys({
    tests: testNumbers,
    findings: list(finding, 'What was already so, and is excused until it is mended. The list only shrinks.'),
  });
}
