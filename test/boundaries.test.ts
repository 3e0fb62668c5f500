import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';

/** Who may import whom (CONTRIBUTING.md). A bundle lets type imports pass; this does not. */

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => posix.join('src', file.replaceAll('\\', '/')))
  .filter((file) => file.endsWith('.ts'));

interface Import {
  readonly from: string;
  readonly to: string;
  /** By `import('…')`: when somebody asks for it, and so no part of a cycle. */
  readonly isLater: boolean;
}

const statement =
  /^\s*(?:import|export)\b[^'"]*?\bfrom\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
const imports: readonly Import[] = files.flatMap((from) =>
  Array.from(readFileSync(from, 'utf8').matchAll(statement), ([, a, b, c]) => {
    const target = a ?? b ?? c ?? '';
    const to = target.startsWith('.') ? posix.join(dirname(from), target) : target;
    return { from, to, isLater: c !== undefined };
  }),
);

function refuse(reason: string, forbidden: (each: Import) => boolean): void {
  const broken = imports.filter(forbidden).map(({ from, to }) => `${from} imports ${to}`);
  assert.deepEqual(broken, [], reason);
}

/** `core/reports` of `src/core/reports/junit.ts`; parts of an entry (`conventions/tollgate/…`) belong to it. */
const registries = ['conventions', 'tags', 'declarations', 'reports', 'criteria', 'outputs', 'fixes'].map(
  (name) => `src/core/${name}/`,
);
const entryOf = (file: string): string | undefined => {
  const folder = registries.find((each) => file.startsWith(each));
  return folder === undefined ? undefined : folder + file.slice(folder.length).replace(/[/.].*$/, '');
};

describe('Boundaries', () => {
  it('finds the imports it judges', () => {
    assert.ok(imports.length > 100, `${imports.length} imports`);
    assert.ok(imports.some(({ from, to }) => from === 'src/cli.ts' && to === 'src/cli/main.ts'));
  });

  it('the core knows neither node nor the editor, so that it runs in a browser', () => {
    refuse(
      'src/core must be pure',
      ({ from, to }) => from.startsWith('src/core/') && (to.startsWith('node:') || to === 'vscode'),
    );
  });

  it('the core imports none of the shells', () => {
    refuse(
      'core is what the shells share',
      ({ from, to }) => from.startsWith('src/core/') && to.startsWith('src/') && !to.startsWith('src/core/'),
    );
  });

  it('shells enter the core by its one door', () => {
    refuse(
      'import src/core/index.ts, and export there what is missing',
      ({ from, to }) => !from.startsWith('src/core/') && to.startsWith('src/core/') && to !== 'src/core/index.ts',
    );
  });

  it('the door offers nothing that nobody takes', () => {
    /** As they are called outside: `Question as EditQuestion` here, `explain as explainFile` there. */
    const namesIn = (text: string, list: RegExp, at: 0 | -1): string[] =>
      Array.from(text.matchAll(list), ([, names = '']) => names.split(','))
        .flat()
        .map(
          (name) =>
            name
              .trim()
              .replace(/^type /, '')
              .split(' as ')
              .at(at) ?? '',
        )
        .filter((name) => name !== '');
    const door = readFileSync('src/core/index.ts', 'utf8');
    const offered = [
      ...namesIn(door, /export (?:type )?\{([^}]*)\}/g, -1),
      ...namesIn(door, /export \* as (\w+)/g, -1),
    ];
    const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('fixtures'))
      .map((file) => posix.join('test', file.replaceAll('\\', '/')));
    const taken = new Set(
      [...files, ...tests].flatMap((file) =>
        namesIn(readFileSync(file, 'utf8'), /\{([^{}]*)\} from '[./]*(?:src\/)?core\/index\.ts'/g, 0),
      ),
    );
    assert.ok(offered.length > 100, `${offered.length} names`);
    assert.deepEqual(
      offered.filter((name) => !taken.has(name)),
      [],
      'take it out of src/core/index.ts',
    );
  });

  it('only the disk says node:', () => {
    refuse(
      'what touches the machine lives in src/disk',
      ({ from, to }) => to.startsWith('node:') && !from.startsWith('src/disk/'),
    );
  });

  it('only the editor says vscode', () => {
    refuse(
      'vscode belongs to src/editor',
      ({ from, to }) => to === 'vscode' && !from.startsWith('src/editor/') && from !== 'src/extension.ts',
    );
  });

  it('the command line and the editor do not know each other, and the disk knows neither', () => {
    refuse('cli → core, disk', ({ from, to }) => from.startsWith('src/cli') && to.startsWith('src/editor/'));
    refuse('editor → core, disk', ({ from, to }) => from.startsWith('src/editor/') && to.startsWith('src/cli'));
    refuse(
      'disk → core',
      ({ from, to }) => from.startsWith('src/disk/') && to.startsWith('src/') && !/^src\/(?:core|disk)\//.test(to),
    );
  });

  it('the nouns import only nouns, and the port to files imports nothing', () => {
    const isNoun = (file: string) => file.startsWith('src/core/model');
    refuse('everything rests on them', ({ from, to }) => from === 'src/core/files.ts' || (isNoun(from) && !isNoun(to)));
  });

  it('entries of a registry do not know their siblings', () => {
    refuse('what two entries share lies one level up', ({ from, to }) => {
      const [a, b] = [entryOf(from), entryOf(to)];
      if (a === undefined || b === undefined || a.endsWith('/index') || a === b) return false;
      return registries.some((folder) => from.startsWith(folder) && to.startsWith(folder));
    });
  });

  it('criteria see the model and never a reader; readers never see a judge', () => {
    const readers = registries.filter((folder) => !folder.endsWith('criteria/') && !folder.endsWith('outputs/'));
    refuse(
      'criteria judge facts',
      ({ from, to }) => from.startsWith('src/core/criteria/') && readers.some((folder) => to.startsWith(folder)),
    );
    refuse(
      'readers read',
      ({ from, to }) =>
        readers.some((folder) => from.startsWith(folder)) && /^src\/core\/(?:judge|criteria|outputs)/.test(to),
    );
  });

  it('there are no cycles', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to, isLater } of imports) if (!isLater) graph.set(from, [...(graph.get(from) ?? []), to]);
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (done.has(file)) return;
      assert.ok(!path.includes(file), `cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
      for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
      done.add(file);
    };
    for (const file of graph.keys()) walk(file, []);
  });
});

describe('Names', () => {
  it('the map in CONTRIBUTING.md has every folder of the core', () => {
    const [map = ''] = /```\nsrc\/core[^]*?```/.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
    const folders = readdirSync('src/core', { withFileTypes: true }).filter((each) => each.isDirectory());
    const lacking = folders.filter(({ name }) => !new RegExp(`(?<![\\w/-])${name}/`).test(map));
    assert.deepEqual(
      lacking.map(({ name }) => name),
      [],
      'say in a few words what is in it',
    );
  });

  it('files are in kebab-case and say what they are about', () => {
    const vague = /(?:^|[/-])(?:utils?|helpers?|manager|service|common|misc|impl|base)(?:[/.-]|$)/;
    for (const file of files) {
      assert.match(file, /^[a-z0-9./-]+$/, file);
      assert.doesNotMatch(file, vague, file);
    }
  });
});
