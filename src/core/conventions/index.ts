export { changelog } from './changelog.ts';
export { kiro } from './kiro.ts';
export { madr } from './madr.ts';
export { manifest } from './manifest.ts';
export { openfasttrace } from './openfasttrace.ts';
export { openspec } from './openspec.ts';
export { specKit } from './spec-kit.ts';
export { tollgate } from './tollgate.ts';
