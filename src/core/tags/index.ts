export { kiro } from './kiro.ts';
export { openfasttrace } from './openfasttrace.ts';
export { req } from './req.ts';
export { reqstool } from './reqstool.ts';
export { strictdoc } from './strictdoc.ts';
export { svcs } from './svcs.ts';
