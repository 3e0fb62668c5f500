import type { Lexicon, ReadRepository, Verdict } from '../core/index.ts';
import type { LeadsTo } from './told-places.ts';

/** What is known of a folder. */
export type State = Reading | Judged | Stopped | Failed | Elsewhere;

/** For the first time; later readings leave standing what is known. */
export interface Reading {
  readonly kind: 'reading';
  readonly done: number;
  /** 0 as long as nobody knows. */
  readonly of: number;
}
export interface Judged {
  readonly kind: 'judged';
  readonly verdict: Verdict;
  readonly read: ReadRepository;
  /** What the IDs mean, ready for whoever types. */
  readonly lexicon: Lexicon;
  readonly leadsTo: LeadsTo;
}
/** Somebody stopped the first reading. */
export interface Stopped {
  readonly kind: 'stopped';
}
/** A bug of ours, or a folder that vanished. */
export interface Failed {
  readonly kind: 'failed';
  readonly error: unknown;
}
/** The folder is on no disk of this machine. */
export interface Elsewhere {
  readonly kind: 'elsewhere';
}

/** Where nobody asked for a gate: no configuration, no convention that is known, no report. */
export function isNothing({ read: { config, model } }: Pick<Judged, 'read'>): boolean {
  if (config.config.present) return false;
  const { specifications, notes, tasks, defects, releases, reports, problems, read } = model;
  const facts = [specifications, notes, tasks, defects, releases, reports, read.notUnderstood];
  return facts.every((each) => each.length === 0) && problems.every((problem) => problem.spoils === 'source');
}

/**
 * Whether somebody chose to have it judged, or to write down requirements as Tollgate does. Else we are a guest: what is found is shown, and
 * nobody is alarmed.
 */
export function isAsked({ read: { config, model } }: Pick<Judged, 'read'>): boolean {
  return config.config.present || model.specifications.some(({ convention }) => convention === 'tollgate');
}
