/** Milliseconds of work in one piece: others in the extension host have to get their turn. */
const slice = 15;

interface Pace<P> {
  readonly onProgress?: (progress: P) => void;
  readonly isStopped?: () => boolean;
}

/** Drives long work in slices, with a pause between them. Undefined where it was stopped on the way: then it closes what it holds open. */
export async function drive<P, T>(
  work: Generator<P, T>,
  { onProgress, isStopped }: Pace<P> = {},
): Promise<T | undefined> {
  for (;;) {
    const end = performance.now() + slice;
    let step: IteratorResult<P, T>;
    do {
      step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    onProgress?.(step.value);
    await pause();
    if (isStopped?.() === true) {
      (work as Generator).return(undefined);
      return undefined;
    }
  }
}

/** Lets whoever waits have a turn. */
export function pause(): Promise<void> {
  return new Promise((resume) => {
    setImmediate(resume);
  });
}
