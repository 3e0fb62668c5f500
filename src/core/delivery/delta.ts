import type { Model, Requirement, Signature } from '../model.ts';
import { compareText } from '../order.ts';
import { latest } from './signable.ts';

/** What the next version changes of what the customer signed last. */
export interface Delta {
  /** In force or proposed, and never signed. */
  readonly added: readonly Requirement[];
  readonly changed: readonly { readonly requirement: Requirement; readonly signed: Signature }[];
  /** Signed once, and retired since. */
  readonly retired: readonly Requirement[];
  /** IDs that were signed once, and are not there any more. */
  readonly gone: readonly string[];
}

/** Against the last signature of the customer under each requirement; undefined where the customer signed nothing. */
export function deltaOf({ requirements, signatures, trace }: Model): Delta | undefined {
  if (!signatures.some(isCustomers)) return undefined;
  const added: Requirement[] = [];
  const changed: { requirement: Requirement; signed: Signature }[] = [];
  const retired: Requirement[] = [];
  const known = new Set<Signature>();
  for (const requirement of requirements) {
    const own = trace.signatures(requirement).filter(isCustomers);
    for (const each of own) known.add(each);
    const last = latest(own);
    if (requirement.state === 'retired') {
      if (last !== undefined) retired.push(requirement);
    } else if (last === undefined) added.push(requirement);
    else if (!own.some(({ digest }) => digest === requirement.digest)) changed.push({ requirement, signed: last });
  }
  const gone = signatures.filter((each) => isCustomers(each) && !known.has(each)).map((each) => each.requirement);
  return { added, changed, retired, gone: [...new Set(gone)].sort(compareText) };
}

export function isEmptyDelta({ added, changed, retired, gone }: Delta): boolean {
  return [added, changed, retired, gone].every((each) => each.length === 0);
}

function isCustomers({ role }: Signature): boolean {
  return role === 'customer';
}
