export { req } from './req.ts';
