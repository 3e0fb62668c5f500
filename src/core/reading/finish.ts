/** Runs work that could pause to its end without a pause. */
export function finish<P, T>(work: Generator<P, T>, onProgress?: (progress: P) => void): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
  }
}

/** Work that pauses without saying how far it is, with what is said then. Where nobody goes on, it closes what it holds open. */
export function* telling<P, T>(progress: P, work: Generator<undefined, T>): Generator<P, T> {
  try {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      yield progress;
    }
  } finally {
    (work as Generator).return(undefined);
  }
}
