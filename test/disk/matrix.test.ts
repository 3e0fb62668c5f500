import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { change } from '../../src/core/edit.ts';
import { quickFixes } from '../../src/core/fixing.ts';
import { type Edits, isRefusal, judge, lexicon, type Message, registry } from '../../src/core/index.ts';
import { inEnglish } from '../../src/core/message.ts';
import { offsetsOf } from '../../src/core/understanding/line-starts.ts';
import { applyEdits } from '../../src/disk/apply.ts';
import { commandRows, edited, meant, planted } from '../core/command-rows.ts';
import { filled, fixRows, repositoryOf } from '../core/fix-rows.ts';
import { deskOver } from '../desk.ts';
import { readIn, today } from '../judged.ts';
import { withFolder, write } from './temporary-folder.ts';

type Files = Readonly<Record<string, string>>;
type Written = Pick<Edits, 'create' | 'change' | 'move'>;

/** Something that writes: a fix, a command that is one, or another ID. */
interface Writer {
  readonly name: string;
  readonly files: Files;
  /** What it would write into a repository that is nearly this one; or why not. */
  readonly plan: (files: Files) => Written | Message | undefined;
}

const writers: readonly Writer[] = [
  ...fixRows.map(
    (row): Writer => ({
      name: `the fix ${row.fix}: ${row.title}`,
      files: texts(repositoryOf(row).files),
      plan(files) {
        const read = readIn({ files });
        const verdict = judge(read.model, read.config, { gate: 'release', today }, registry);
        const text = (files[row.file] ?? '').replace(/^\uFEFF/, '');
        const about = { path: row.file, text, model: read.model, config: read.config.config, today, language: 'en' };
        for (const what of [...verdict.findings, ...verdict.problems]) {
          if (
            what.place?.file !== row.file ||
            (row.of !== undefined && !('criterion' in what && what.criterion === row.of))
          )
            continue;
          const offset = offsetsOf(text)(what.place);
          for (const fix of quickFixes({ ...about, what, offset, lexicon: lexicon(read, verdict) })) {
            if (inEnglish(fix.title) !== row.title) continue;
            const spans = fix.spans.map((span) =>
              fix.isSnippet ? { ...span, text: filled(span.text, row.typed ?? []) } : span,
            );
            return { create: [], change: [change(row.file, text, spans)] };
          }
        }
        return undefined;
      },
    }),
  ),
  ...Object.entries(commandRows)
    .filter(([name]) => name !== 'runTests')
    .flatMap(([name, rows]) =>
      rows.map(
        (row, index): Writer => ({
          name: `the command ${name} (${String(index + 1)})`,
          files: texts(planted(row).files),
          plan(files) {
            const desk = deskOver({ files }, { spot: row.spot, me: undefined });
            const finding = meant(name, row, desk);
            const result = finding && edited(name, row, desk, finding);
            return result !== undefined && isRefusal(result) ? result.refused : result;
          },
        }),
      ),
    ),
];

function texts(files: Readonly<Record<string, string | Uint8Array>>): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, String(text)]));
}

/** The plan for a repository with which nothing is special. */
function plain({ name, plan, files }: Writer): Written {
  const written = plan(files);
  assert.ok(written !== undefined && !('text' in written), name);
  return written;
}

function touched({ change: changes, move = [] }: Written): readonly string[] {
  return [...new Set([...changes.map(({ path }) => path), ...move.map(({ from }) => from)])];
}

function with_(files: Files, paths: readonly string[], make: (text: string) => string): Files {
  return { ...files, ...Object.fromEntries(paths.map((path) => [path, make(files[path] ?? '')])) };
}

/** Every file below a folder, byte for byte. */
function onDisk(root: string): Record<string, string> {
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return Object.fromEntries(
    found
      .filter((path) => statSync(join(root, path)).isFile())
      .map((path) => [path, readFileSync(join(root, path), 'latin1')]),
  );
}

async function applied(files: Files, written: Written): Promise<Record<string, string>> {
  let after: Record<string, string> = {};
  await withFolder(files, (root) => {
    const why = applyEdits(root, written);
    assert.equal(why && inEnglish(why), undefined);
    after = onDisk(root);
    return Promise.resolve();
  });
  return after;
}

const latin = (text: string): string => Buffer.from(text).toString('latin1');
const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');
const marked = (text: string): string => `\uFEFF${text}`;

for (const writer of writers) {
  describe(`Whatever state its files are in, ${writer.name}`, () => {
    const { files, plan } = writer;

    it('writes with the line ends and the mark of each file', async () => {
      const paths = touched(plain(writer));
      const expected = await applied(files, plain(writer));
      const moved = new Map((plain(writer).move ?? []).map(({ from, to }) => [to, from]));
      for (const make of [crlf, marked]) {
        const other = with_(files, paths, make);
        const written = plan(other);
        assert.ok(written !== undefined && !('text' in written), writer.name);
        const after = await applied(other, written);
        const wanted = Object.entries(expected).map(([path, text]) => [
          path,
          paths.includes(moved.get(path) ?? path) ? latin(make(Buffer.from(text, 'latin1').toString())) : text,
        ]);
        assert.deepEqual(after, Object.fromEntries(wanted));
      }
    });

    it('is refused, with the name of the file, where a merge is not finished', () => {
      for (const path of touched(plain(writer))) {
        const other = with_(files, [path], (text) => `${text}\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> x\n`);
        const written = plan(other);
        if (written === undefined || ('change' in written && !touched(written).includes(path))) continue;
        if ('text' in written) assert.ok(inEnglish(written).includes(path), inEnglish(written));
        else
          withFolder(other, (root) => {
            const before = onDisk(root);
            const why = applyEdits(root, written);
            assert.ok(why !== undefined && inEnglish(why).includes(path), why ? inEnglish(why) : 'it wrote');
            assert.deepEqual(onDisk(root), before);
          });
      }
    });

    it('writes nothing, and names the file, where one is locked, changed or gone meanwhile, or in the way', async () => {
      const written = plain(writer);
      const refused = async (path: string, meddle: (file: string) => void): Promise<void> => {
        await withFolder(files, (root) => {
          meddle(join(root, path));
          const before = onDisk(root);
          const why = applyEdits(root, written);
          assert.ok(why !== undefined && inEnglish(why).includes(path), why ? inEnglish(why) : 'it wrote');
          assert.deepEqual(onDisk(root), before);
          return Promise.resolve();
        });
      };
      for (const path of touched(written)) {
        await refused(path, (file) => chmodSync(file, 0o444));
        await refused(path, (file) => rmSync(file));
      }
      for (const { path } of written.change)
        await refused(path, (file) => write(join(file, '..'), { [file.slice(file.lastIndexOf('/') + 1)]: 'theirs' }));
      const news = [...written.create.map(({ path }) => path), ...(written.move ?? []).map(({ to }) => to)];
      for (const path of news)
        await refused(path, (file) => write(join(file, '..'), { [file.slice(file.lastIndexOf('/') + 1)]: 'theirs' }));
    });
  });
}
