export { baseline } from './baseline.ts';
export { check } from './check.ts';
export { digest } from './digest.ts';
export { edit } from './edit.ts';
export { explain } from './explain.ts';
export { new_ as new } from './new.ts';
export { overview } from './overview.ts';
export { report } from './report.ts';
export { test } from './test.ts';
