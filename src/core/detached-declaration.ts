import { detached } from './detached.ts';
import type { Declaration, Reference } from './model.ts';

/** The same references; what they say of tests no longer holds the source text that it was cut from. */
export function* detachedTargets(references: Iterable<Reference>): Generator<Reference> {
  const kept = new Map<Declaration, Declaration>();
  const keep = (declaration: Declaration): Declaration => {
    let own = kept.get(declaration);
    if (own === undefined) kept.set(declaration, (own = detachedDeclaration(declaration, keep)));
    return own;
  };
  for (const reference of references) {
    yield reference.target === undefined ? reference : { ...reference, target: keep(reference.target) };
  }
}

function detachedDeclaration(declaration: Declaration, keep: (inner: Declaration) => Declaration): Declaration {
  const { name, suites, aliases, scope, tests } = declaration;
  return {
    ...declaration,
    name: ifStated(name),
    suites: suites.map(ifStated),
    ...(aliases === undefined ? {} : { aliases: aliases.map(detached) }),
    ...(scope === undefined ? {} : { scope: detached(scope) }),
    ...(tests === undefined ? {} : { tests: tests.map(keep) }),
  };
}

function ifStated(text: string | undefined): string | undefined {
  return text === undefined ? undefined : detached(text);
}
