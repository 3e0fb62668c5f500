/**
 * The nouns. Everything that is read becomes one of these, everything that is judged is made of these, and the
 * verdict at the end is all that a shell ever shows. They import nothing but each other.
 */
export type * from './model/documents.ts';
export type * from './model/facts.ts';
export type * from './model/joined.ts';
export type * from './model/reported.ts';
export type * from './model/sources.ts';
export type * from './model/specification.ts';
export type * from './model/stated.ts';
export type * from './model/verdict.ts';
