export { cobertura } from './cobertura.ts';
export { lcov } from './lcov.ts';
