import { memoized } from '../memoized.ts';
import type { Project } from '../model.ts';
import { isSameList } from '../reading/kept.ts';
import type { ReportedIn, Surroundings } from './surroundings.ts';

/** What tells where projects and packages lie. The same object for as long as it says the same. */
export interface Landmarks {
  /** Paths of project files; and see `Family.landmarksIn`. */
  readonly files: readonly string[];
  /** The projects that say what they are called. */
  readonly projects: readonly Project[];
}

/** What a family may answer otherwise because projects or packages lie otherwise than before. */
export interface Unsettled {
  /** Of its test files in or below these folders. */
  readonly below: readonly string[];
  /** Of cases that have these around them. */
  readonly isAround?: (around: Surroundings) => boolean;
}

/** What is made of landmarks, and what becomes unsettled where other ones are there; undefined for nothing. */
export interface Settled<T> {
  (landmarks: Landmarks): T;
  /** With the dot: of the test files that ask for it. */
  readonly extensions: readonly string[];
  readonly unsettled: (was: Landmarks, now: Landmarks, reports: readonly ReportedIn[]) => Unsettled | undefined;
}

/**
 * Makes something of the landmarks of one kind, for `Locator.settled`: the same for as long as those are the same, whatever others come
 * and go.
 * @param extensions of the test files that ask for it, with the dot
 * @param isOwn whether a landmark is of that kind, by its path
 * @param between what may be answered otherwise by what is made now than by what was made before
 */
export function settledBy<T>(
  extensions: readonly string[],
  isOwn: (path: string) => boolean,
  make: (landmarks: Landmarks) => T,
  between: (was: T, now: T, reports: readonly ReportedIn[]) => Unsettled,
): Settled<T> {
  let last: { readonly own: Landmarks; readonly made: T } | undefined;
  const makeOf = memoized(({ files, projects }: Landmarks): { readonly made: T } => {
    const own = { files: files.filter(isOwn), projects: projects.filter(({ file }) => isOwn(file)) };
    const isSame = last && isSameList(last.own.files, own.files) && isSameList(last.own.projects, own.projects);
    if (last === undefined || isSame !== true) last = { own, made: make(own) };
    return last;
  }, new WeakMap());
  const madeOf = (landmarks: Landmarks): T => makeOf(landmarks).made;
  return Object.assign(madeOf, {
    extensions,
    unsettled: (before: Landmarks, landmarks: Landmarks, reports: readonly ReportedIn[]) => {
      const [was, now] = [madeOf(before), madeOf(landmarks)];
      return was === now ? undefined : between(was, now, reports);
    },
  });
}
