import type { CitedId, TestLink } from '../model.ts';
import { grouped } from '../grouped.ts';
import type { Groups } from './groups.ts';
import { isSeveral, type Sense } from './names.ts';
import type { Entry, Reported, ReportedIn } from './reported.ts';
import type { Resolver } from './resolve.ts';

/** One reported test: cases of one name, class and suite, repeated by retries and parameters. */
interface Test {
  readonly key: string;
  readonly text: string;
  readonly entries: Entry[];
}

/** An ID that is cited, and the tests that cite it, in order. */
interface Citation {
  readonly key: string;
  readonly cited: CitedId;
  readonly tests: readonly Test[];
}

/** IDs between two pauses. */
const atOnce = 512;

/** The tests that carry an ID in what is reported of them, by what the ID means. */
export function* byName(
  { reports }: Reported,
  { requirements, names }: Resolver,
): Generator<undefined, Groups<TestLink>> {
  const links = new Array<TestLink[] | undefined>(requirements.length).fill(undefined);
  const add = (tests: readonly Test[], { found, criterion }: Sense): void => {
    if (typeof found !== 'number') return;
    const own = (links[found] ??= []);
    for (const test of tests) own.push(linkOf(test, criterion));
  };
  const citations: Citation[] = [];
  for (const report of reports) {
    for (const each of citationsIn(report)) citations.push(each);
    yield;
  }
  let n = 0;
  for (const { cited, tests } of together(citations)) {
    const sense = names.mentioned(cited, '');
    if (!isSeveral(sense.found)) add(tests, sense);
    else for (const test of tests) add([test], names.mentioned(cited, test.text));
    if (++n % atOnce === 0) yield;
  }
  return links;
}

const linkTo = new WeakMap<Test, TestLink>();

/** One for as long as it says the same. */
function linkOf(test: Test, criterion: string | undefined): TestLink {
  let link = linkTo.get(test);
  if (link === undefined || link.criterion !== criterion)
    linkTo.set(test, (link = { criterion, by: 'name', cases: test.entries }));
  return link;
}

/** One for each ID: what several reports say of one test are repetitions of it. */
function* together(all: readonly Citation[]): Generator<Citation> {
  for (const same of grouped(all, ({ key }) => key).values()) {
    const [first, ...others] = same;
    if (first === undefined) continue;
    if (others.length === 0) yield first;
    else yield { ...first, tests: merged(same.flatMap(({ tests }) => tests)) };
  }
}

function merged(tests: readonly Test[]): readonly Test[] {
  return Array.from(grouped(tests, ({ key }) => key).values(), (same) => {
    const [first, ...others] = same;
    if (first === undefined || others.length === 0) return same;
    return [{ ...first, entries: same.flatMap(({ entries }) => entries) }];
  }).flat();
}

const citationsOf = new WeakMap<ReportedIn, readonly Citation[]>();

function citationsIn(reported: ReportedIn): readonly Citation[] {
  let known = citationsOf.get(reported);
  if (known === undefined) citationsOf.set(reported, (known = collect(reported)));
  return known;
}

function collect({ entries }: ReportedIn): readonly Citation[] {
  const found = new Map<string, { readonly cited: CitedId; readonly tests: Map<string, Test> }>();
  for (const entry of entries) {
    const { name, className, suites, cited = [] } = entry.case;
    if (cited.length === 0) continue;
    const test = `${className}\0${suites.join('\0')}\0${name}`;
    for (const each of cited) {
      const key = each.readings.map(({ id, criterion = '' }) => `${id}/${criterion}`).join('\0');
      let citation = found.get(key);
      if (citation === undefined) found.set(key, (citation = { cited: each, tests: new Map() }));
      const known = citation.tests.get(test);
      if (known === undefined) {
        const text = `${className} ${suites.join(' ')} ${name}`;
        citation.tests.set(test, { key: test, text, entries: [entry] });
      } else if (known.entries.at(-1) !== entry) known.entries.push(entry);
    }
  }
  return Array.from(found, ([key, { cited, tests }]) => ({ key, cited, tests: [...tests.values()] }));
}
