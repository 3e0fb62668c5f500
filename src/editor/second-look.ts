import type { LookedAgain } from '../core/index.ts';

/** Milliseconds. */
const usual = 20_000;
/** So many times what a look takes: a large folder costs no more of the machine than a small one. */
const share = 100;

interface Looking {
  /** Undefined where nothing is known that could be looked at again, and where it was stopped. */
  look(): Promise<LookedAgain | undefined>;
  /** These look otherwise than they were read. @returns whether that matters: then it begins anew when they were read */
  changed(paths: readonly string[]): boolean;
  /** Something else does. */
  changedElsewhere(): void;
}

/**
 * Looks at all files now and then, because a watcher may miss what changes: before it has begun, in folders that were made before, on disks of
 * other machines, and where the system gives no more watches. Nothing else would ever tell, and the verdict would stay what it was.
 */
export class SecondLook {
  private readonly looking: Looking;
  private rest: string | undefined;
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

  /** At once: something may just have changed. If it is overtaken, nobody knows what. */
  soon(): void {
    this.stop();
    void this.look(this.turn, true);
  }

  stop(): void {
    this.turn++;
    clearTimeout(this.timer);
  }

  private async look(turn: number, isAsked = false): Promise<void> {
    const began = performance.now();
    let now: LookedAgain | undefined;
    let isLost = false;
    try {
      now = await this.looking.look();
    } catch {
      // Whoever reads all of it will tell why.
      isLost = true;
    }
    if (turn !== this.turn) {
      if (isAsked) this.looking.changedElsewhere();
      return;
    }
    this.wait = Math.max(this.least, share * (performance.now() - began));
    const before = this.rest;
    this.rest = now?.rest ?? before;
    // The first time nobody knows how all else looked when it was read.
    if (isLost || this.rest !== before) this.looking.changedElsewhere();
    else if (now === undefined || !this.looking.changed(now.paths)) this.begin();
  }
}
