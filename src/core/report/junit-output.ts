/** What Bats says there: it lists what ran, and says only there that more was to run. */
export function batsWarning(output: string): string | undefined {
  return /^bats warning: Executed \d+ instead of expected \d+ tests$/m.exec(output)?.[0];
}

/** Why a test of Kyua was to fail, and did: it says so before what the test wrote, for JUnit knows no such result. */
export function expectedFailureOfKyua(errorOutput: string): string | undefined {
  return /^Expected failure result details\n-+\n\n(.*)/.exec(errorOutput)?.[1];
}
