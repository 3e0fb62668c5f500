/** Where a list is another than one before it: behind so many members, so many went, and so many stand in their place. */
export interface Splice {
  readonly at: number;
  readonly gone: number;
  readonly come: number;
}

/** By the list that was made so. Of what a list was made of, it is forgotten how that was made: else each version would hold all before it. */
const splices = new WeakMap<readonly unknown[], { readonly of: readonly unknown[]; readonly splice: Splice }>();

/**
 * A list with others in place of some members. Where it differs is known from then on: nobody needs to look for it among thousands.
 * @param before never written to again
 * @returns the list of before where it has the same members
 */
export function spliced<T>(
  before: readonly T[],
  { at, gone }: Pick<Splice, 'at' | 'gone'>,
  others: readonly T[],
): readonly T[] {
  const own = compared(before.slice(at, at + gone), others);
  if (own.gone === 0 && own.come === 0) return before;
  const splice = { ...own, at: at + own.at };
  const now = before
    .slice(0, splice.at)
    .concat(others.slice(own.at, own.at + own.come), before.slice(splice.at + splice.gone));
  splices.delete(before);
  splices.set(now, { of: before, splice });
  return now;
}

export function spliceBetween(before: readonly unknown[], now: readonly unknown[]): Splice {
  const known = splices.get(now);
  if (known?.of === before) return known.splice;
  const [were, are] = [joints.get(before), joints.get(now)];
  return were === undefined || are?.length !== were.length ? compared(before, now) : betweenJoined(were, are);
}

type Lists = readonly (readonly unknown[])[];

const joints = new WeakMap<readonly unknown[], Lists>();

/** One behind the other. Where such a list is another than one before it follows from where its parts are. */
export function joined<T>(...parts: readonly (readonly T[])[]): readonly T[] {
  const all = parts.flat();
  joints.set(all, parts);
  return all;
}

/** From where the first of them is another to where the last one is. */
function betweenJoined(before: Lists, now: Lists): Splice {
  let splice: Splice | undefined;
  let [at, behind] = [0, 0];
  for (const [n, part] of now.entries()) {
    const was = before[n] ?? [];
    const own = spliceBetween(was, part);
    if (own.gone > 0 || own.come > 0) {
      const { gone = 0, come = 0 } = splice ?? {};
      splice =
        splice === undefined
          ? { ...own, at: at + own.at }
          : { ...splice, gone: gone + behind + own.at + own.gone, come: come + behind + own.at + own.come };
      behind = part.length - own.at - own.come;
    } else behind += part.length;
    at += part.length;
  }
  return splice ?? { at, gone: 0, come: 0 };
}

function compared(before: readonly unknown[], now: readonly unknown[]): Splice {
  const most = Math.min(before.length, now.length);
  let [at, end] = [0, 0];
  if (before === now) at = most;
  while (at < most && before[at] === now[at]) at++;
  while (end < most - at && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { at, gone: before.length - end - at, come: now.length - end - at };
}

/**
 * The members of all parts, one behind the other.
 * @param before of other parts: the same list where the members are the same
 */
export function membersOf<Part, T>(
  parts: readonly Part[],
  of: (part: Part) => readonly T[],
  before?: { readonly parts: readonly Part[]; readonly members: readonly T[] },
): readonly T[] {
  if (before === undefined) return together(parts, of);
  const { at, gone, come } = spliceBetween(before.parts, parts);
  if (gone === 0 && come === 0) return before.members;
  const count = (from: number, to: number): number => {
    let n = 0;
    for (let part = from; part < to; part++) n += of(before.parts[part] as Part).length;
    return n;
  };
  const others = together(parts.slice(at, at + come), of);
  return spliced(before.members, { at: count(0, at), gone: count(at, at + gone) }, others);
}

/** Loops: after each keystroke in a document thousands are put together. */
function together<Part, T>(parts: readonly Part[], of: (part: Part) => readonly T[]): readonly T[] {
  const all: T[] = [];
  for (const part of parts) for (const member of of(part)) all.push(member);
  return all;
}
