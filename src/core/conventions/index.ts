export { changelog } from './changelog.ts';
export { manifest } from './manifest.ts';
