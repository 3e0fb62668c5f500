import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Files } from '../../src/core/files.ts';
import { judge } from '../../src/core/judge.ts';
import { finish } from '../../src/core/reading/finish.ts';
import { listingOptions, readRepository } from '../../src/core/read.ts';
import { configOf } from '../../src/core/reading/configuration.ts';
import { registry } from '../../src/core/registry.ts';
import type { Readings } from '../../src/core/reading/readings.ts';
import type { Task, Turns } from '../../src/core/reading/share.ts';
import type { ListedFile } from '../../src/disk/listed-file.ts';
import { cutIntoLots, lotsFrom, rangeOf } from '../../src/disk/lots.ts';
import { openFiles } from '../../src/disk/open-files.ts';
import { type Sharing, sharedWith } from '../../src/disk/share.ts';
import { withFolder } from './temporary-folder.ts';

const specification = (id: string): string =>
  `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n### ${id} Does it — maybe\nTBD.\n\nAcceptance criteria:\n1. It SHALL.\n`;
const report = (id: string): string =>
  `<testsuite name="s" tests="2"><testcase classname="c" name="${id} é"/><testcase name="b"><failure message="no"/></testcase></testsuite>`;
const contents = fc.oneof(
  fc.constantFrom('REQ-001', 'REQ-002').map(specification),
  fc.constantFrom('REQ-001', 'REQ-9').map(report),
  fc.constantFrom('// @req REQ-001\n', '# @req REQ-7\r\nx\r\n', "it('a', () => { // @req REQ-002\n});\n", ''),
  fc.string(),
);
const paths = fc.constantFrom(
  ...['docs/specs/a.md', 'docs/specs/b.md', 'src/a.ts', 'src/a.test.ts', 'src/b.py', 'junit.xml', 'build/TEST-a.xml'],
  ...['tollgate.yaml', 'part/tollgate.yaml', 'part/docs/specs/c.md', 'fixtures/x.ts', 'package.json', 'CHANGELOG.md'],
);
const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`src/f${n}.ts`, `// @req REQ-${n}\n`]));

const always: Sharing = { from: { files: 1, bytes: 0 }, patience: 20_000 };
const readsAlong = new URL('./reads-along.js', import.meta.url);

type Share = (task: Task) => Turns;

/** No instance of our class, and not looked at yet. */
function ofAnotherBundle({ path }: ListedFile): ListedFile {
  let isKnown = false;
  const entry = { path, size: 0, time: 0, stamp: '', takeNumbers: () => void (isKnown = true) };
  return Object.defineProperty(entry, 'isKnown', { get: () => isKnown }) as unknown as ListedFile;
}

/** All that is known of the files but for their stamps, which come with time, and the verdict. */
function read(root: string, share?: Share): unknown {
  const { readings, model, config } = finish(readRepository(openFiles(root), undefined, share));
  const verdict = judge(model, config, { gate: 'release', today: '2026-11-23' }, registry);
  const found = (all: Readings['files']): unknown[] =>
    [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, { sha256, facts }]) => [path, sha256, facts]);
  return JSON.parse(JSON.stringify([found(readings.files), found(readings.reports), verdict]));
}

/** The first thread takes nothing before the second has had its chance. */
function secondFirst(share: Share): Share {
  return (task) => ({ ...share(task), next: () => undefined });
}

describe('a reading that is shared with a second thread', () => {
  it('finds what one thread finds', () => {
    fc.assert(
      fc.property(fc.dictionary(paths, contents, { minKeys: 1 }), fc.boolean(), (files, together) => {
        withFolder(files, (root) => {
          const share = sharedWith(readsAlong, root, always).share;
          assert.deepEqual(read(root, together ? share : secondFirst(share)), read(root));
        });
      }),
      { numRuns: 12 },
    );
  });

  it('is shared indeed, and everything comes back to where it belongs', () => {
    withFolder(many, (root) => {
      const openedHere: string[] = [];
      const files = openFiles(root);
      const watched: Files = {
        ...files,
        history: files.history,
        read: (path) => (openedHere.push(path), files.read(path)),
      };
      const { model } = finish(
        readRepository(watched, undefined, secondFirst(sharedWith(readsAlong, root, always).share)),
      );
      assert.deepEqual(
        openedHere.filter((path) => path in many),
        [],
      );
      const cited = model.references.map(({ id, place }) => [place.file, id]);
      assert.deepEqual(
        new Map(cited as [string, string][]),
        new Map(Object.keys(many).map((path) => [path, idIn(path)])),
      );
    });
  });

  it('leaves the times from before the bytes were read, also to what another bundle of this program listed', () => {
    withFolder(many, (root) => {
      const config = configOf({ read: () => undefined });
      const own = finish(openFiles(root).list(listingOptions(config)));
      const entries = own.entries.map(ofAnotherBundle);
      const earlier = { root, choice: config.config.paths, listing: { ...own, entries } };
      const share = secondFirst(sharedWith(readsAlong, root, always).share);
      finish(readRepository(openFiles(root, earlier), undefined, share));
      const late = entries.filter((each) => each.path in many && !each.isKnown).map(({ path }) => path);
      assert.deepEqual(late, []);
    });
  });

  for (const [what, program, patience] of [
    ['exits with work in its hands', './takes-and-exits.js', 300],
    ['hangs', './takes-and-hangs.js', 300],
    ['is not there', './none.js', 300],
  ] as const) {
    it(`is done by one thread where the other ${what}`, () => {
      withFolder(many, (root) => {
        const share = sharedWith(new URL(program, import.meta.url), root, { ...always, patience }).share;
        assert.deepEqual(read(root, secondFirst(share)), read(root));
        assert.deepEqual(read(root, share), read(root));
      });
    });
  }

  it('is not shared where little is to be read', () => {
    withFolder({ 'a.ts': '' }, (root) => {
      const share = sharedWith(new URL('./takes-and-hangs.js', import.meta.url), root).share;
      assert.deepEqual(read(root, share), read(root));
    });
  });
});

describe('the lots of a shared reading', () => {
  it('hold each file once, however large it is, and are taken from both ends', () => {
    const sizes = fc.array(fc.oneof(fc.nat(2000), fc.constantFrom(0, 300_000, 2 ** 40)), { maxLength: 400 });
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.boolean()), (all, turns) => {
        const lots = cutIntoLots(all.map((size, n) => ({ entry: { path: `${n}`, size }, isReport: n % 2 === 0 })));
        const [front, back] = [lotsFrom('front', lots), lotsFrom('back', lots)];
        const [first, second]: number[][] = [[], []];
        for (const isFirst of turns) {
          const lot = (isFirst ? front : back).next();
          if (lot.done === true) break;
          const [from, to] = rangeOf(lots, lot.value);
          assert.ok(to > from);
          const files = Array.from({ length: to - from }, (_, n) => from + n);
          if (isFirst) first?.push(...files);
          else second?.unshift(...files);
        }
        assert.deepEqual([...(first ?? []), ...(second ?? [])], [...all.keys()]);
        assert.ok(front.next().done === true && back.next().done === true);
      }),
    );
  });
});

function idIn(path: string): string {
  return `REQ-${/\d+/.exec(path)?.[0]}`;
}
