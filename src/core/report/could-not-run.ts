/**
 * Why CTest did not run a test that it was to run: it calls that skipped in JUnit XML, and ends with an error. What was skipped
 * on purpose reads otherwise: `Disabled`, `SKIP_RETURN_CODE=77`, `SKIP_REGULAR_EXPRESSION_MATCHED`.
 */
const reasons =
  /^(?:unable to find executable|required files missing|fixture dependency failed|failed to start|failed to change working directory|missing configuration|bad_command|insufficient resources|invalid resource spec|test not available without configuration)/i;

export function couldNotRun(reason: string | undefined): boolean {
  return reason !== undefined && reasons.test(reason);
}
