/**
 * What a keystroke, a hover and a lens cost with very many requirements, in many documents and in a single one; nothing is asserted. `first` is
 * the very first time, `most` the most of fifty more. What is named “after a verdict” is the first after each of some changes.
 *
 *     npm run bench:typing -- [requirements] [sources]
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  card,
  childrenOf,
  continuation,
  finish,
  inEnglish,
  inOneLine,
  incrementalJudge,
  keyAt,
  type KeyWorld,
  lensesOf,
  type Lexicon,
  lexicon,
  liveRepository,
  mentionMark,
  offersAt,
  quickFixes,
  type ReadRepository,
  registry,
  renaming,
  requirementStanding,
  type Verdict,
  whyNotCalled,
} from '../../src/core/index.ts';
import { offsetsOf } from '../../src/core/understanding/line-starts.ts';
import { openFiles } from '../../src/disk/open-files.ts';

const [requirements = 10_000, sources = 5_000] = process.argv.slice(2).map(Number);
const today = new Date().toISOString().slice(0, 10);

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
  putTogether();
  measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** All requirements in one document. */
function putTogether(): void {
  const specs = join(folder, 'docs/specs');
  const texts = readdirSync(specs).map((name) => readFileSync(join(specs, name), 'utf8'));
  const below = texts.map((text) => text.slice(text.indexOf('\n### ')));
  rmSync(specs, { recursive: true });
  mkdirSync(specs);
  writeFileSync(join(specs, 'all.md'), `---\ntollgate: spec\n---\n# All\n\n## Requirements\n${below.join('')}`);
}

function inOnePiece(text: string): string {
  return Buffer.from(text).toString();
}

interface Known {
  readonly read: ReadRepository;
  readonly verdict: Verdict;
  readonly words: Lexicon;
}

function measure(): void {
  const repository = liveRepository(openFiles(folder));
  const { judge } = incrementalJudge(registry);
  const steps: number[] = [];
  const preparing: number[] = [];
  const judged = (read: ReadRepository): Known => {
    const verdict = finish(judge(read.model, read.config, { gate: 'release', today }));
    const words = lexicon(read, verdict);
    const work = words.prepare();
    let all = 0;
    for (let isDone = false; !isDone; ) {
      const step = worked(() => (isDone = work.next().done === true));
      steps.push(step);
      all += step;
    }
    preparing.push(all);
    return { read, verdict, words };
  };
  let now = judged(finish(repository.read()));
  const { model } = now.read;
  console.log(`\n${model.requirements.length} requirements in ${model.specifications.length} documents`);

  const requirement = model.requirements[model.requirements.length >> 1];
  const reference = model.references[model.references.length >> 1];
  if (requirement === undefined || reference === undefined) throw new Error('an empty corpus');
  const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const spec = requirement.place.file;
  const specText = textOf(spec);
  const inSpec = specText.indexOf(`### ${requirement.id}`) + 6;
  const source = reference.place.file;
  const sourceText = `// @req \n${textOf(source)}`;
  const surroundings = () => ({ model: now.read.model, config: now.read.config.config, today, release: '1.0' });
  const world = (): KeyWorld => ({
    ...surroundings(),
    criteria: registry,
    order: now.words.order,
    childrenOf: (path) => childrenOf(now.read.filing, path),
  });
  const typed = inOnePiece(`${specText.trimEnd()}\n1. WHEN it rains`);
  const look = () => ({ say: inEnglish, show: inOneLine, link: () => 'x', verdictOf: now.words.verdictOf });
  const finding = now.verdict.findings.findLast(({ place, subject }) => place?.file === spec && subject !== null);
  const offsetOf = offsetsOf(specText);
  const [sourceTexts, specTexts] = [sourceText, specText].map((text) =>
    Array.from({ length: 5 }, (_, at) => inOnePiece(`${text}${' '.repeat(at)}`)),
  );
  let turn = 0;
  /** Another text each time, as when somebody types; the editor gives it in one piece. */
  const another = (texts: readonly string[] = []): string => texts[++turn % texts.length] ?? '';

  const behindTag = (written: string) => (): unknown => {
    now.words.typedAt(source, another(sourceTexts), 8);
    const offered = now.words.order.likely(source, written, 100);
    return offered.map((each) => requirementStanding(each, now.words.verdictOf(each)));
  };
  const heading = inOnePiece(`${specText.trimEnd()}\n\n### `);
  const ghostId = (): unknown =>
    continuation({ path: spec, text: heading, offset: heading.length, language: 'en' }, surroundings());
  time('a letter behind the tag', behindTag(''));
  time('… an ID', behindTag('12'));
  time('… a word of a title', behindTag('invoice par'));
  time('… that finds nothing', behindTag('nowhere to be seen'));
  time('ghost text of an ID', ghostId);
  time('ghost text of a criterion', () =>
    continuation({ path: spec, text: typed, offset: typed.length, language: 'en' }, surroundings()),
  );
  time('ghost text in the middle', () =>
    continuation({ path: spec, text: another(specTexts), offset: inSpec, language: 'en' }, surroundings()),
  );
  time('a letter where no ID belongs', () => now.words.typedAt(source, another(sourceTexts), sourceText.length - 1));
  time('a letter of an ID in a specification', () => now.words.typedAt(spec, another(specTexts), inSpec));
  time('a key', () => offersAt('tollgate.yaml', 'gate: tests\np', 13, world()));
  time('a path', () => offersAt('tollgate.yaml', 'paths:\n  sources: src/', 22, world()));
  time('a key in front matter', () => offersAt(spec, another(specTexts), 4, world()));
  time('what a key is for', () => keyAt('tollgate.yaml', 'gate: tests\n', 2, world()));
  time('no ID under the cursor, in code', () => now.words.mentionAt(source, sourceText, sourceText.length - 1));
  time('an ID under the cursor, in code', () =>
    now.words.mentionAt(source, another(sourceTexts), sourceText.indexOf(reference.id) + 1),
  );
  time('an ID under the cursor, in a specification', () => now.words.mentionAt(spec, another(specTexts), inSpec));
  time('its card', () => card({ kind: 'requirement', requirement, criterion: undefined }, now.read.model, look()));
  time('the lenses of a requirement', () => [
    ...lensesOf(requirement, now.words.verdictOf(requirement), now.read.model),
  ]);
  time('the references in a file', () => now.words.mentionsIn(source, another(sourceTexts)).length);
  if (finding !== undefined)
    time('what helps with a finding', () => {
      const offset = offsetOf(finding.place ?? { line: 1, column: 1 });
      const about = { what: finding, path: spec, text: specText, offset, language: 'en' } as const;
      const { model, config } = now.read;
      return [...quickFixes({ ...about, model, config: config.config, today, lexicon: now.words })];
    });
  time('a letter of a new ID', () => whyNotCalled(`XYZ-${String(turn++)}`, requirement, now.read.model));
  const plan = (): number => longestStep(renaming(requirement, 'XYZ-1', now.read.model, now.words));
  tell(
    'the longest step of a plan to rename',
    Array.from({ length: 50 }, () => plan()),
  );
  console.log(`  (a search looks for “${mentionMark(requirement)}”)`);

  [steps.length, preparing.length] = [0, 0];
  const after = new Map([
    ['a letter behind the tag, after a verdict', () => worked(behindTag('12'))],
    ['ghost text of an ID, after a verdict', () => worked(ghostId)],
    ['the longest step of it, after a verdict', plan],
  ]);
  for (const [what, run] of after) {
    const times = Array.from({ length: 6 }, (_, at) => {
      writeFileSync(
        join(folder, spec),
        specText.replace(requirement.title, `${requirement.title} ${'x'.repeat(at + 1)}`),
      );
      writeFileSync(join(folder, source), `// @req ${requirement.id}\n`.repeat(at + 1) + textOf(source));
      now = judged(finish(repository.update([spec, source])));
      return run();
    });
    tell(what, times);
  }
  writeFileSync(join(folder, spec), specText);
  tell('getting ready after a verdict', preparing);
  tell('… the steps of it', steps);
}

/**
 * Milliseconds that keys wait for, at most: what other processes do is no work of ours, and what V8 does on other threads keeps nobody waiting.
 */
function worked(run: () => unknown): number {
  const [began, before] = [performance.now(), process.cpuUsage()];
  run();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - began, (user + system) / 1000);
}

/** Nobody has to wait for more than a step. */
function longestStep(work: Generator): number {
  let longest = 0;
  for (let isDone = false; !isDone; ) {
    const step = worked(() => (isDone = work.next().done === true));
    longest = Math.max(longest, step);
  }
  return longest;
}

function time(what: string, run: () => unknown): void {
  const first = worked(run);
  tell(
    what,
    Array.from({ length: 50 }, () => worked(run)),
    first,
  );
}

function tell(what: string, times: readonly number[], first = times[0] ?? 0): void {
  const sorted = [...times].sort((a, b) => a - b);
  const told = [first, sorted[sorted.length >> 1] ?? 0, sorted.at(-1) ?? 0].map((each) => each.toFixed(2).padStart(8));
  console.log(`${what.padEnd(46)} first ${told[0]}  median ${told[1]}  most ${told[2]} ms`);
}
