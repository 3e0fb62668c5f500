import type { CitedId, Requirement, TestLink } from '../model.ts';
import type { Entry, Reported } from './reported.ts';
import type { Resolver } from './resolve.ts';

/** One reported test: cases of one name, class and suite, repeated by retries and parameters. */
interface Test {
  readonly text: string;
  readonly entries: Entry[];
}

interface Citation {
  readonly cited: CitedId;
  readonly tests: Test[];
}

type Links = ReadonlyMap<Requirement, readonly TestLink[]>;

const linksIn = new WeakMap<Reported, { readonly resolver: Resolver; readonly links: Links }>();

/** The tests that carry an ID in what is reported of them, by what the ID means. */
export function byName(reported: Reported, resolver: Resolver): Links {
  let known = linksIn.get(reported);
  if (known?.resolver !== resolver) linksIn.set(reported, (known = { resolver, links: join(reported, resolver) }));
  return known.links;
}

function join(reported: Reported, { mentioned }: Resolver): Links {
  const links = new Map<Requirement, TestLink[]>();
  const add = (tests: readonly Test[], { resolution, criterion }: ReturnType<Resolver['mentioned']>): void => {
    if (resolution.kind !== 'found') return;
    const own = links.get(resolution.requirement) ?? [];
    links.set(resolution.requirement, own);
    for (const { entries } of tests) own.push({ criterion, by: 'name', cases: entries });
  };
  for (const { cited, tests } of collect(reported)) {
    const meaning = mentioned(cited, '');
    if (meaning.resolution.kind !== 'ambiguous') add(tests, meaning);
    else for (const test of tests) add([test], mentioned(cited, test.text));
  }
  return links;
}

function collect({ all }: Reported): Citation[] {
  const byReadings = new Map<string, Citation & { readonly byTest: Map<string, Test> }>();
  for (const entry of all) {
    const { name, className, suites, cited = [] } = entry.case;
    if (cited.length === 0) continue;
    const test = `${className}\0${suites.join('\0')}\0${name}`;
    for (const each of cited) {
      const key = each.readings.map(({ id, criterion = '' }) => `${id}/${criterion}`).join('\0');
      let citation = byReadings.get(key);
      if (citation === undefined) byReadings.set(key, (citation = { cited: each, tests: [], byTest: new Map() }));
      const known = citation.byTest.get(test);
      if (known === undefined) {
        const fresh = { text: `${className} ${suites.join(' ')} ${name}`, entries: [entry] };
        citation.byTest.set(test, fresh);
        citation.tests.push(fresh);
      } else if (known.entries.at(-1) !== entry) known.entries.push(entry);
    }
  }
  return [...byReadings.values()];
}
