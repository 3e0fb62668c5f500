export { json } from './json.ts';
export { page } from './page.ts';
export { phases } from './phases.ts';
export { text } from './text.ts';
