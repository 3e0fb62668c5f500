/** Milliseconds. */
const usual = 20_000;
/** So many times what a look takes: a large folder costs no more of the machine than a small one. */
const share = 50;

interface Looking {
  /** How all looks now; undefined where that tells nothing. */
  look(): Promise<string | undefined>;
  /** It looks otherwise than the last time, or nobody knows. */
  changed(): void;
}

/**
 * Looks at all files now and then, because a watcher may miss what changes: before it has begun, in folders that were made before, on disks of
 * other machines, and where the system gives no more watches. Nothing else would ever tell, and the verdict would stay what it was.
 */
export class SecondLook {
  private readonly looking: Looking;
  private last: string | undefined;
  private readonly least: number;
  private wait: number;
  private timer: NodeJS.Timeout | undefined;
  /** Raised when what is under way does not count any more. */
  private turn = 0;

  /** @param least milliseconds between two looks */
  constructor(looking: Looking, least = usual) {
    this.looking = looking;
    this.least = least;
    this.wait = least;
  }

  /** After a while, and again and again until something looks otherwise. What is known by then was read before. */
  begin(): void {
    this.stop();
    const { turn } = this;
    this.timer = setTimeout(() => void this.look(turn), this.wait);
  }

  stop(): void {
    this.turn++;
    clearTimeout(this.timer);
  }

  private async look(turn: number): Promise<void> {
    const began = performance.now();
    const now = await this.looking.look();
    if (turn !== this.turn) return;
    this.wait = Math.max(this.least, share * (performance.now() - began));
    const isSame = now !== undefined && now === this.last;
    this.last = now;
    if (isSame) this.begin();
    else this.looking.changed();
  }
}
