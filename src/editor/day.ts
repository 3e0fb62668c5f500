const dayLength = 24 * 60 * 60 * 1000;

/** The day that verdicts are judged on, as on the command line: in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Milliseconds until a moment into the next day. */
export function untilTomorrow(): number {
  return dayLength - (Date.now() % dayLength) + 1000;
}
