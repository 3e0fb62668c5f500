export { junit } from './junit.ts';
