/** The only door: shells import nothing else of the core. */
export { bind, type TestRun } from './bind.ts';
export { type Explanation, explain } from './explain.ts';
export type { Entry, Files, Hash, History, Listing, ListingOptions, Unreadable } from './files.ts';
export { readEvidence, writeEvidence } from './evidence.ts';
export { judge, type Question } from './judge.ts';
export { type LiveRepository, liveRepository } from './live.ts';
export { inEnglish, message, type Say, speaker } from './message.ts';
export type { Colour, Evidence, Finding, GateId, Level, Message, Model, PhaseId, Place, Problem, Verdict } from './model.ts';
export type { Look, Output, Paint } from './output.ts';
export { isPhase, phaseIds } from './phases.ts';
export { finish, readRepository, type ReadRepository, registry } from './read.ts';
export type { Progress, Reading, Readings } from './readings.ts';
export * as outputs from './outputs/index.ts';
export { detectedTestCommand } from './test-command.ts';
