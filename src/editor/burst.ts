/** After the last of several changes, in milliseconds: a save, a build and a checkout come in many events. */
const quiet = 120;
/** After the first of them, however long they go on. */
const longest = 500;

/** Calls once for a burst of changes. */
export class Burst {
  private readonly run: () => void;
  private timer: NodeJS.Timeout | undefined;
  private first = 0;

  constructor(run: () => void) {
    this.run = run;
  }

  change(): void {
    const now = Date.now();
    if (this.timer === undefined) this.first = now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), Math.max(0, Math.min(quiet, this.first + longest - now)));
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private end(): void {
    this.cancel();
    this.run();
  }
}
