export { json } from './json.ts';
export { phases } from './phases.ts';
export { text } from './text.ts';
