export { baseline } from './baseline.ts';
export { check } from './check.ts';
export { digest } from './digest.ts';
export { explain } from './explain.ts';
export { overview } from './overview.ts';
export { report } from './report.ts';
export { test } from './test.ts';
