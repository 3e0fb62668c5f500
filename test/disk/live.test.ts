import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import {
  type Files,
  finish,
  judge,
  liveRepository,
  type ReadRepository,
  readRepository,
  registry,
} from '../../src/core/index.ts';
import { loadingReadings, saveReadings } from '../../src/disk/cache.ts';
import { openFiles } from '../../src/disk/open-files.ts';
import { asJson, today } from '../judged.ts';

const specification = (id: string): string =>
  `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n### ${id} Title\n\nAcceptance criteria:\n1. WHEN it is asked, THE SYSTEM SHALL answer.\n`;
const texts = [
  specification('REQ-001'),
  specification('REQ-002'),
  '// @req REQ-001\n',
  '// @req REQ-002, REQ-003\n',
  '<testsuite name="s"><testcase name="REQ-001 a"/></testsuite>',
  '<testsuite name="s"><testcase name="REQ-002 b"><failure/></testcase>',
  '<testsuite name="s"><testcase name="REQ-001 a" time="1.5"/></testsuite>',
  '<testsuite name="s"><testcase name="REQ-001 a"><skipped/></testcase></testsuite>',
  'ignored.js\ntarget/\n',
  'gate: tests\n',
  '',
];
const paths = [
  'docs/specs/a.md',
  'docs/specs/b.md',
  'src/a.js',
  'src/ignored.js',
  'src/deep/er/b.js',
  'junit.xml',
  'target/surefire-reports/TEST-x.xml',
  'node_modules/x/junit.xml',
  'fixtures/junit.xml',
  '.gitignore',
  'src/.gitignore',
  'tollgate.yaml',
  'packages/a/tollgate.yaml',
  'packages/a/src/c.js',
];

const folders = [
  'lib',
  'src',
  'src/deep',
  'src/er',
  'docs/specs',
  'target',
  'packages/a',
  'packages',
  'node_modules/x',
];

describe('A repository that is kept true', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tollgate-live-'));
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const isLink = (path: string): boolean =>
    lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink() === true;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    // Not to where a link leads, which would be another file.
    if (isLink(path)) rmSync(join(root, path));
    writeFileSync(join(root, path), text);
  };
  const link = (path: string, to: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(root, to), join(root, path));
  };
  const question = { gate: 'release', today } as const;
  const verdict = ({ model, config }: Pick<ReadRepository, 'model' | 'config'>): string =>
    asJson(judge(model, config, question, registry));

  it('says after each change what reading everything anew would say', () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('write' as const),
          path: fc.constantFrom(...paths),
          text: fc.constantFrom(...texts),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('delete' as const),
          path: fc.constantFrom(...paths, ...folders),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('rename' as const),
          path: fc.constantFrom('src', 'src/deep', 'docs/specs/a.md', 'lib', 'src/other', 'target', 'packages'),
          to: fc.constantFrom('lib', 'src/other', 'docs/specs/c.md', 'src', 'docs', 'target'),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('fill' as const),
          path: fc.constantFrom(...folders),
          files: fc.array(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...texts)), {
            minLength: 1,
            maxLength: 4,
          }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('link' as const),
          path: fc.constantFrom(
            'docs/specs/b.md',
            'junit.xml',
            'src/link',
            'lib/adr',
            'target/surefire-reports/TEST-x.xml',
          ),
          to: fc.constantFrom(...paths, 'src', 'lib', '..', 'nowhere'),
        }),
      },
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        (bursts) => {
          rmSync(root, { recursive: true, force: true });
          mkdirSync(root);
          const live = liveRepository(openFiles(root));
          finish(live.read());
          for (const burst of bursts) {
            const touched: string[] = [];
            for (const change of burst) {
              touched.push(change.path);
              try {
                if (change.kind === 'write') write(change.path, change.text);
                else if (change.kind === 'fill') {
                  // Whoever watches may hear of the folder alone.
                  for (const [path, text] of change.files) write(`${change.path}/${path}`, text);
                } else if (change.kind === 'link') link(change.path, change.to);
                else if (change.kind === 'delete') rmSync(join(root, change.path), { recursive: true, force: true });
                else {
                  touched.push(change.to);
                  renameSync(join(root, change.path), join(root, change.to));
                }
              } catch {
                // A folder where a file should be, or nothing to rename: then nothing changed.
              }
            }
            assert.equal(verdict(finish(live.update(touched))), verdict(finish(readRepository(openFiles(root)))));
          }
        },
      ),
      { numRuns: 100 },
    );
  }).timeout(60_000);

  it('begins with what was read earlier, and opens only what changed since', async () => {
    write('tollgate.yaml', 'gate: requirements\n');
    const [first = '', second = '', cited = ''] = texts;
    for (const [path, text] of [
      ['docs/specs/a.md', first],
      ['docs/specs/b.md', second],
      ['src/a.js', cited],
      ['junit.xml', texts[4] ?? ''],
    ] as const)
      write(path, text);
    // What was written just now may change again without a trace.
    await new Promise((later) => setTimeout(later, 2100));
    const before = liveRepository(openFiles(root));
    finish(before.read());
    saveReadings(root, finish(before.readings()) ?? assert.fail(), undefined);
    write('docs/specs/b.md', specification('REQ-004'));

    const opened: string[] = [];
    const files = openFiles(root);
    const watched: Files = {
      ...files,
      read(path, atMost) {
        opened.push(path);
        return files.read(path, atMost);
      },
      chunks(path) {
        opened.push(path);
        return files.chunks(path);
      },
    };
    const live = liveRepository(watched, () => loadingReadings(root));
    assert.equal(verdict(finish(live.read())), verdict(finish(readRepository(openFiles(root)))));
    const among = ['docs/specs/a.md', 'docs/specs/b.md', 'src/a.js', 'junit.xml'];
    assert.deepEqual(
      opened.filter((path) => among.includes(path)),
      ['docs/specs/b.md'],
    );
    write('src/a.js', texts[3] ?? '');
    assert.equal(verdict(finish(live.update(['src/a.js']))), verdict(finish(readRepository(openFiles(root)))));
  });

  it('follows links as they come, lead elsewhere and go, also those behind which something is missed', () => {
    write('src/a.js', '//\n');
    write('other/junit.xml', texts[4] ?? '');
    const files = openFiles(root);
    const live = liveRepository(files);
    const link = (path: string, to: string | undefined): void => {
      rmSync(join(root, path), { force: true });
      if (to !== undefined) symlinkSync(to, join(root, path));
    };
    finish(live.read());
    const seen = new Set<string>();
    for (const [path, to] of [
      ['src/b.js', 'a.js'],
      ['src/b.js', '../other'],
      ['src/b.js', undefined],
      ['junit.xml', '/nowhere/junit.xml'],
      ['junit.xml', 'other/junit.xml'],
      ['docs', '/nowhere'],
      ['docs', undefined],
      ['junit.xml', undefined],
    ] as const) {
      link(path, to);
      const now = verdict(finish(live.update([path])));
      assert.equal(now, verdict(finish(readRepository(openFiles(root)))), `${path} leads to ${to ?? 'nothing'}`);
      seen.add(now);
    }
    assert.ok(seen.size > 4, `${seen.size}`);
  });

  it('obeys no ignore file that is a link', () => {
    write('rules', 'ignored.js\n');
    write('src/ignored.js', '//\n');
    symlinkSync('rules', join(root, '.gitignore'));
    symlinkSync('../rules', join(root, 'src/.gitignore'));
    const live = liveRepository(openFiles(root));
    finish(live.read());
    write('src/ignored.js', '// @req REQ-404\n');
    assert.equal(verdict(finish(live.update(['src/ignored.js']))), verdict(finish(readRepository(openFiles(root)))));
  });

  it('tells at once that nothing is left where a link led', () => {
    write('tollgate.yaml', 'gate: tests\n');
    for (const [path, target] of [
      ['junit.xml', 'target/surefire-reports/TEST-x.xml'],
      ['docs/specs/b.md', 'docs/specs/a.md'],
    ] as const) {
      write(target, (target.endsWith('.md') ? texts[0] : texts[4]) ?? '');
      symlinkSync(join(root, target), join(root, path));
      const live = liveRepository(openFiles(root));
      assert.deepEqual(finish(live.read()).model.problems, []);
      rmSync(join(root, target));
      const now = finish(live.update([target]));
      assert.deepEqual(
        now.model.problems.map(({ place }) => place.file),
        [path],
      );
      assert.equal(verdict(now), verdict(finish(readRepository(openFiles(root)))));
      rmSync(join(root, path));
    }
  });

  it('tells that nothing is left where a link led when the folder goes, though it is ignored', () => {
    write('tollgate.yaml', 'gate: tests\n');
    write('.gitignore', '/made/\n');
    write('made/docs/a.md', specification('REQ-001'));
    write('docs/specs/a.md', specification('REQ-002'));
    symlinkSync('../../made/docs/a.md', join(root, 'docs/specs/b.md'));
    const live = liveRepository(openFiles(root));
    assert.deepEqual(finish(live.read()).model.problems, []);
    rmSync(join(root, 'made'), { recursive: true });
    assert.equal(finish(live.update(['made'])).model.problems.length, 1);
  });

  it('opens only the file that changed', () => {
    for (let n = 0; n < 50; n++) write(`src/f${n}.js`, `// @req REQ-${n}\n`);
    write('docs/specs/a.md', specification('REQ-001'));
    const files = openFiles(root);
    const opened: string[] = [];
    let walks = 0;
    const live = liveRepository({
      ...files,
      history: files.history,
      read: (path) => {
        opened.push(path);
        return files.read(path);
      },
      list: (options) => {
        walks++;
        return files.list(options);
      },
    });
    finish(live.read());
    opened.length = 0;
    write('src/f7.js', '// @req REQ-001\n');
    const { model } = finish(live.update(['src/f7.js']));
    assert.deepEqual(
      opened.filter((path) => path.startsWith('src/')),
      ['src/f7.js'],
    );
    assert.equal(walks, 1);
    assert.ok(model.references.some(({ id, place }) => id === 'REQ-001' && place.file === 'src/f7.js'));
  });

  it('lists only the folder that comes, moves or goes, and opens only what is new in it', () => {
    write('src/a.js', '// @req REQ-001\n');
    write('docs/specs/a.md', specification('REQ-001'));
    const files = openFiles(root);
    const [opened, listed]: [string[], string[]] = [[], []];
    const live = liveRepository({
      ...files,
      history: files.history,
      read: (path) => {
        if (!path.endsWith('.yaml')) opened.push(path);
        return files.read(path);
      },
      list: (options) => {
        listed.push('everything');
        return files.list(options);
      },
      listIn: (folder, options) => {
        listed.push(folder);
        return files.listIn?.(folder, options) ?? assert.fail();
      },
    });
    finish(live.read());
    /** @returns what was listed, which of the sources were opened, and where the requirement is cited now */
    const after = (...touched: readonly string[]): readonly string[][] => {
      opened.length = listed.length = 0;
      const now = finish(live.update(touched));
      assert.equal(verdict(now), verdict(finish(readRepository(openFiles(root)))));
      const cited = now.model.references.map(({ place }) => place.file);
      return [[...listed], opened.filter((path) => path.endsWith('.js')), cited];
    };
    write('lib/.gitignore', 'out/\n*.log\n');
    for (const path of ['lib/b.js', 'lib/deep/er/c.js', 'lib/out/d.js', 'lib/e.log.js', 'lib/f.log'])
      write(path, '// @req REQ-001\n');
    const inLib = ['lib/b.js', 'lib/deep/er/c.js', 'lib/e.log.js'];
    assert.deepEqual(after('lib', 'lib/b.js', 'lib/deep'), [['lib'], inLib, [...inLib, 'src/a.js']]);
    renameSync(join(root, 'lib/deep'), join(root, 'lib/new'));
    assert.deepEqual(after('lib/deep', 'lib/new'), [
      ['lib/new'],
      ['lib/new/er/c.js'],
      ['lib/b.js', 'lib/e.log.js', 'lib/new/er/c.js', 'src/a.js'],
    ]);
    write('lib/out/g.js', '// @req REQ-001\n');
    assert.deepEqual(after('lib/out')[1], []);
    rmSync(join(root, 'lib'), { recursive: true });
    assert.deepEqual(after('lib'), [[], [], ['src/a.js']]);
  });

  it('opens in a folder only what is not as it was read', async () => {
    for (const path of ['lib/a.js', 'lib/b.js']) write(path, '// @req REQ-001\n');
    // What was written just now may change again without a trace.
    await new Promise((later) => setTimeout(later, 2100));
    const files = openFiles(root);
    const opened: string[] = [];
    const live = liveRepository({
      ...files,
      history: files.history,
      read: (path) => {
        if (path.endsWith('.js')) opened.push(path);
        return files.read(path);
      },
    });
    finish(live.read());
    opened.length = 0;
    write('lib/c.js', '');
    const now = finish(live.update(['lib']));
    assert.deepEqual(opened, ['lib/c.js']);
    assert.equal(verdict(now), verdict(finish(readRepository(openFiles(root)))));
  });

  it('lists everything where a folder comes with much in it, or with more than plain files', () => {
    write('src/a.js', '');
    const files = openFiles(root);
    let walks = 0;
    const live = liveRepository({
      ...files,
      history: files.history,
      list: (options) => {
        walks++;
        return files.list(options);
      },
    });
    const isWalked = (path: string): boolean => {
      const before = walks;
      assert.equal(verdict(finish(live.update([path]))), verdict(finish(readRepository(openFiles(root)))));
      return walks > before;
    };
    finish(live.read());
    for (let n = 0; n < 201; n++) write(`much/f${n}.js`, '');
    assert.ok(isWalked('much'));
    for (let n = 0; n < 2500; n++) write(`hidden/f${n}.js`, '');
    write('hidden/.gitignore', '*');
    assert.ok(isWalked('hidden'));
    write('nested/tollgate.yaml', 'gate: tests\n');
    assert.ok(isWalked('nested'));
    write('linking/a.js', '');
    symlinkSync('a.js', join(root, 'linking/b.js'));
    assert.ok(isWalked('linking'));
    rmSync(join(root, 'linking'), { recursive: true });
    assert.ok(isWalked('linking'));
    write('plain/a.js', '');
    assert.ok(!isWalked('plain'));
  });

  it('finds what comes where a link led to nothing', () => {
    const link = join(root, 'docs/specs/b.md');
    write('tollgate.yaml', 'gate: tests\n');
    for (const [path, told] of [
      ['notes/a.md', 'notes/a.md'],
      ['notes/a.md', 'notes'],
      ['node_modules/x/a.md', 'node_modules/x/a.md'],
    ] as const) {
      write('docs/specs/a.md', specification('REQ-001'));
      symlinkSync(`../../${path}`, link);
      const live = liveRepository(openFiles(root));
      assert.deepEqual(
        finish(live.read()).model.problems.map(({ place }) => place.file),
        ['docs/specs/b.md'],
        told,
      );
      write(path, specification('REQ-002'));
      const now = finish(live.update([told]));
      assert.deepEqual(now.model.problems, [], told);
      assert.equal(verdict(now), verdict(finish(readRepository(openFiles(root)))));
      rmSync(join(root, path));
      rmSync(link);
    }
  });

  /** @param results of two tests, and the time that they took */
  const report = (time: string, ...results: readonly string[]): string =>
    `<testsuite>\n${results.map((told, n) => `<testcase name="REQ-00${n + 1} a" time="${time}">${told}</testcase>`).join('\n')}\n</testsuite>`;
  for (const [way, update] of [
    ['path by path', (live: ReturnType<typeof liveRepository>) => live.update(['junit.xml', 'src/a.test.js'])],
    ['all anew', (live: ReturnType<typeof liveRepository>) => live.read()],
  ] as const) {
    it(`keeps what was joined where a run only wrote it again, read ${way}`, () => {
      const written = (time: string, ...results: readonly string[]): ReadRepository => {
        write('junit.xml', report(time, ...results));
        write('src/a.test.js', `// @req REQ-001\nit('a', () => {});\n// took ${time}\n`);
        return finish(update(live));
      };
      write('docs/specs/a.md', specification('REQ-001'));
      write('docs/specs/b.md', specification('REQ-002'));
      const live = liveRepository(openFiles(root));
      const joined = ({ model: { trace, requirements, reports } }: ReadRepository) => ({
        links: requirements.map((each) => trace.verifications(each)),
        results: requirements.map((each) => trace.verifications(each).flatMap(({ cases }) => cases[0]?.case.result)),
        digests: reports.map(({ sha256 }) => sha256),
      });
      finish(live.read());
      const first = joined(written('0.1', '', '<failure/>'));
      assert.deepEqual(first.results, [['passed', undefined], ['failed']]);
      const again = joined(written('0.25', '', '<failure/>'));
      assert.notDeepEqual(again.digests, first.digests);
      for (const [at, links] of again.links.entries()) assert.equal(links, first.links[at]);
      const mended = joined(written('0.25', '', ''));
      assert.deepEqual(mended.results, [['passed', undefined], ['passed']]);
      assert.notEqual(mended.links[1], first.links[1]);
    });
  }

  it('pauses while many paths are looked up', () => {
    write('src/a.js', 'a');
    const live = liveRepository(openFiles(root));
    finish(live.read());
    const paths = Array.from({ length: 160 }, (_, n) => `src/gone${n}.js`);
    const lookingUp = [...live.update(paths)].filter(({ done, of }) => done === 0 && of === paths.length);
    assert.ok(lookingUp.length >= 10, `${lookingUp.length} pauses`);
  });

  it('knows which files are tests after somebody said so', () => {
    write('src/a.js', '');
    const live = liveRepository(openFiles(root));
    assert.deepEqual(finish(live.read()).model.tree.testFiles, []);
    write('tollgate.yaml', 'paths:\n  tests: [src/*.js]\n');
    const { tree } = finish(live.update(['tollgate.yaml'])).model;
    assert.deepEqual(tree.testFiles, ['src/a.js']);
    assert.deepEqual([tree.tests, tree.sources], [1, 0]);
  });

  it('keeps what it knew where a reading is given up', () => {
    write('docs/specs/a.md', specification('REQ-001'));
    const live = liveRepository(openFiles(root));
    finish(live.read());
    write('docs/specs/b.md', specification('REQ-002'));
    live.update(['docs/specs/b.md']).next();
    assert.equal(finish(live.update(['docs/specs/b.md'])).model.requirements.length, 2);
  });
});
