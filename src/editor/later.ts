/**
 * What is loaded when the first folder is read, in a file of its own: activating costs every window, and most of what this loads is the
 * core. Import it by `import('./later.ts')` only.
 */
export { Session } from './session.ts';
export { createConfiguration, setLevel } from './authoring/level.ts';
export { write } from './authoring/write.ts';
export { nameUnder, renamedEverywhere } from './rename-everywhere.ts';
export { TestTerminal } from './test-terminal.ts';
export { keyWorld } from './key-world.ts';
export { untouchable } from './authoring/untouchable.ts';
export { placesOfTests } from './places-of-tests.ts';
export { whyNoEvidence } from '../disk/evidence.ts';
export { writeUsualPage } from '../disk/report-page.ts';
export { card, continuation, keyAt, offersAt, outputs, quickFixes } from '../core/index.ts';
