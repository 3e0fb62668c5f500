import type { Declaration } from '../model.ts';
import { lastUpTo } from './sorted.ts';

/** What a file declares, by the lines where it stands: there may be as many references as declarations. */
export class DeclaredLines {
  /** In order of the lines where they begin. */
  private readonly all: readonly Declaration[];
  private readonly beginnings: readonly number[];
  /** Of each the last before it that ends below it, or -1: where a line is below the end of one, so it is below the end of all between. */
  private readonly around: readonly number[];
  private readonly withTheirTests = new Map<Declaration, Declaration>();

  constructor(declarations: readonly Declaration[]) {
    this.all = declarations.toSorted((a, b) => a.line - b.line);
    this.beginnings = this.all.map(({ line }) => line);
    this.around = aroundEach(this.all);
  }

  /** The first that begins on a line. */
  beginningOn(line: number): Declaration | undefined {
    const first = this.all[lastUpTo(this.beginnings, line - 1) + 1];
    return first?.line === line ? first : undefined;
  }

  /** The innermost that a line lies in. */
  over(line: number): Declaration | undefined {
    let at = lastUpTo(this.beginnings, line);
    for (let each = this.all[at]; each !== undefined; each = this.all[at]) {
      if (line <= each.endLine) return each;
      at = this.around[at] ?? -1;
    }
    return undefined;
  }

  /** A declaration with the tests inside it; as it is where it is a test without any. */
  withTests(target: Declaration): Declaration {
    let own = this.withTheirTests.get(target);
    if (own === undefined) this.withTheirTests.set(target, (own = this.joined(target)));
    return own;
  }

  private joined(target: Declaration): Declaration {
    const [from, to] = [lastUpTo(this.beginnings, target.line - 1) + 1, lastUpTo(this.beginnings, target.endLine) + 1];
    const tests = this.all
      .slice(from, to)
      .filter((each) => each !== target && each.what === 'test' && each.endLine <= target.endLine);
    return tests.length === 0 && target.what === 'test' ? target : { ...target, tests };
  }
}

function aroundEach(all: readonly Declaration[]): readonly number[] {
  const around: number[] = [];
  const open: number[] = [];
  for (const [at, { endLine }] of all.entries()) {
    while ((all[open.at(-1) ?? -1]?.endLine ?? Infinity) <= endLine) open.pop();
    around.push(open.at(-1) ?? -1);
    open.push(at);
  }
  return around;
}
