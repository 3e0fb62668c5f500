/**
 * Why CTest, or Common Test of Erlang, did not run a test that it was to run: they call that skipped in JUnit XML, and end with an
 * error. What was skipped on purpose reads otherwise: `Disabled`, `SKIP_RETURN_CODE=77`, `{tc_user_skip,…`.
 */
const reasons =
  /^(?:\{tc_auto_skip,|unable to find executable|required files missing|fixture dependency failed|failed to start|failed to change working directory|missing configuration|bad_command|insufficient resources|invalid resource spec|test not available without configuration)/i;

export function couldNotRun(reason: string | undefined): boolean {
  return reason !== undefined && reasons.test(reason);
}

/** By the type of what it calls skipped: EUnit knows no other skips, and its run ends with an error. */
export function wasCancelled(type: string | undefined): boolean {
  return type !== undefined && /^(?:timeout|abort|exit|blame|startup)$/.test(type);
}
