/**
 * What a keystroke, a hover and a lens cost with very many requirements; nothing is asserted. `first` is right after a verdict, when nothing
 * is known yet; the others are what goes on.
 *
 *     npm run bench:typing -- [requirements] [sources]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  card,
  continuation,
  finish,
  inEnglish,
  judge,
  keyAt,
  lensesOf,
  lexicon,
  listed,
  mentionMark,
  offersAt,
  quickFixes,
  readRepository,
  registry,
  renaming,
} from '../../src/core/index.ts';
import { openFiles } from '../../src/disk/open-files.ts';

const [requirements = 10_000, sources = 5_000] = process.argv.slice(2).map(Number);
const today = '2026-11-23';

interface Corpus {
  readonly writeCorpus: (
    folder: string,
    size: { readonly requirements: number; readonly sources: number; readonly seed: number },
  ) => unknown;
}
const { writeCorpus } = (await import(pathToFileURL(resolve('test/bench/corpus.mjs')).href)) as Corpus;
const folder = mkdtempSync(join(tmpdir(), 'tollgate-typing-'));
try {
  writeCorpus(folder, { requirements, sources, seed: 1 });
  measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(): void {
  const read = finish(readRepository(openFiles(folder)));
  const verdict = judge(read.model, read.config, { gate: 'release', today }, registry);
  const { model } = read;
  console.log(`${model.requirements.length} requirements, ${readdirSync(folder, { recursive: true }).length} files`);

  const requirement = model.requirements[model.requirements.length >> 1];
  const reference = model.references[model.references.length >> 1];
  if (requirement === undefined || reference === undefined) throw new Error('an empty corpus');
  const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const spec = requirement.place.file;
  const specText = textOf(spec);
  const inSpec = specText.indexOf(requirement.id) + 2;
  const source = reference.place.file;
  const sourceText = `// @req \n${textOf(source)}`;
  const surroundings = { model, config: read.config.config, today, release: '1.0' };
  const fresh = (): ReturnType<typeof lexicon> => lexicon(read, verdict);
  const known = fresh();
  const world = {
    ...surroundings,
    criteria: registry,
    order: known.order,
    *paths() {
      for (const { entry } of listed(read.filing)) yield entry.path;
    },
  };
  const typed = `${specText.trimEnd()}\n1. WHEN it rains`;
  const look = { say: inEnglish, link: () => 'x', verdictOf: known.verdictOf };
  const finding = verdict.findings.find(({ place }) => place?.file === spec);
  let turn = 0;
  /** Another text each time, as when somebody types. */
  const changed = (text: string): string => `${text}${' '.repeat(++turn % 50)}`;

  time('a lexicon', () => fresh());
  time('no ID under the cursor, in code', () => known.mentionAt(source, sourceText, sourceText.length - 1));
  time('an ID under the cursor, in code', () =>
    known.mentionAt(source, changed(sourceText), sourceText.indexOf(reference.id) + 1),
  );
  time('an ID under the cursor, in a specification', () => known.mentionAt(spec, changed(specText), inSpec));
  time('its card', () => card({ kind: 'requirement', requirement, criterion: undefined }, model, look));
  time('a letter where no ID belongs', () => known.typedAt(source, changed(sourceText), sourceText.length - 1));
  time('a letter behind the tag', () => {
    known.typedAt(source, changed(sourceText), 8);
    known.order.likely(source, '12', 100);
  });
  time('… right after a verdict', () => fresh().order.likely(source, '12', 100));
  time('ghost text of a criterion', () =>
    continuation({ path: spec, text: changed(typed).trimEnd(), offset: typed.length, language: 'en' }, surroundings),
  );
  time('ghost text of an ID', () => {
    const text = `${specText.trimEnd()}\n\n### `;
    return continuation({ path: spec, text, offset: text.length, language: 'en' }, surroundings);
  });
  time('a key', () => offersAt('tollgate.yaml', 'gate: tests\np', 13, world));
  time('a path', () => offersAt('tollgate.yaml', 'paths:\n  sources: src/', 22, world));
  time('what a key is for', () => keyAt('tollgate.yaml', 'gate: tests\n', 2, world));
  time('the lenses of a requirement', () => [...lensesOf(requirement, known.verdictOf(requirement), model)]);
  time('the references in a file', () => known.mentionsIn(source, changed(sourceText)).length);
  if (finding !== undefined)
    time('what helps with a finding', () => [
      ...quickFixes({ what: finding, path: spec, text: specText, offset: 0, model, lexicon: known, language: 'en' }),
    ]);
  time('a plan to rename', () => renaming(requirement, 'XYZ-1', model, known));
  console.log(`  (a search looks for “${mentionMark(requirement)}”)`);
}

/** Time of the processor: what else the machine does costs a keystroke nothing. */
function time(what: string, run: () => unknown): void {
  const once = (): number => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const first = once();
  const times = Array.from({ length: 50 }, once).sort((a, b) => a - b);
  const told = [first, times[times.length >> 1] ?? 0, times.at(-1) ?? 0].map((each) => each.toFixed(2).padStart(8));
  console.log(`${what.padEnd(46)} first ${told[0]}  median ${told[1]}  most ${told[2]} ms`);
}
