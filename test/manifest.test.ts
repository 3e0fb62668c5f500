import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '@vscode/vsce';
import ts from 'typescript';
import * as edits from '../src/core/edits/index.ts';

/** The manifest is the source of every id that the editor knows; the code must know the same ones, and no others. */

const featuresFolder = 'src/editor/features';
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { contributes } = manifest;
const english = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const russian = JSON.parse(readFileSync('package.nls.ru.json', 'utf8')) as Record<string, string>;

/** First arguments of the calls of a function in the editor's sources, where they are literals. */
function literalsGivenTo(...functions: string[]): string[] {
  const found = new Set<string>();
  for (const file of readdirSync('src/editor', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = ts.createSourceFile(
      file,
      readFileSync(join('src/editor', file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && functions.includes(node.expression.getText())) {
        const [first] = node.arguments;
        if (first !== undefined && ts.isStringLiteralLike(first)) found.add(first.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found].sort();
}

/** Every text in the manifest, with the path that leads to it. */
function* texts(value: unknown, path: string): Generator<{ readonly path: string; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* texts(each, `${path}.${key}`);
  }
}

const all = [...texts(manifest, '')];
const keys = all.flatMap(({ text }) => /^%(.+)%$/.exec(text)?.[1] ?? []);
const commandIds: string[] = contributes.commands.map(({ command }: { command: string }) => command).sort();
const views: { id: string; icon?: string; accessibilityHelpContent?: string }[] = contributes.views.tollgate;
const settings: Record<string, Record<string, unknown>> = contributes.configuration.properties;
const nameOf = (id: string): string => id.replace(/^tollgate\./, '');

describe('The manifest', () => {
  it('has an entry for each command that the code registers, and for no other', () => {
    const written = Object.keys(edits).map((name) => `tollgate.${name}`);
    const registered = [...literalsGivenTo('command', 'vscode.commands.registerCommand'), ...written].sort();
    const entry = (id: string): string =>
      JSON.stringify({
        command: id,
        title: `%command.${nameOf(id)}%`,
        category: 'Tollgate',
        icon: '$(…)',
        enablement: 'workbenchState != empty',
      });
    const lacking = registered.filter((id) => !commandIds.includes(id));
    assert.deepEqual(
      lacking,
      [],
      `paste into contributes.commands of package.json:\n${lacking.map(entry).join(',\n')}`,
    );
    const idle = commandIds.filter((id) => !registered.includes(id));
    assert.deepEqual(idle, [], 'commands that nobody registers: yield command(…) in a feature');
  });

  it('offers what is about a folder only where one is open', () => {
    const about = [...literalsGivenTo('sessionFor'), ...Object.keys(edits).map((name) => `tollgate.${name}`)];
    assert.ok(about.length > Object.keys(edits).length);
    for (const { command, enablement = '' } of contributes.commands)
      if (about.includes(command))
        assert.match(enablement, /^workbenchState != empty(?: &&|$)/, `"enablement" of ${command}`);
  });

  it('has an entry for each view that the code fills, and for no other', () => {
    const filled = literalsGivenTo('tree', 'vscode.window.createTreeView');
    const entry = (id: string): string =>
      JSON.stringify({ id, name: `%view.${nameOf(id)}%`, icon: 'media/gate.svg', accessibilityHelpContent: '…' });
    const known = views.map(({ id }) => id).sort();
    const lacking = filled.filter((id) => !known.includes(id));
    assert.deepEqual(lacking, [], `paste into contributes.views.tollgate:\n${lacking.map(entry).join(',\n')}`);
    assert.deepEqual(known, filled, 'views that nobody fills');
  });

  it('has an entry for each setting that the code asks for, and for no other', () => {
    const asked = literalsGivenTo('isOn', 'onSwitch');
    const entry = (id: string): string =>
      `${JSON.stringify(id)}: ${JSON.stringify({ type: 'boolean', default: true, markdownDescription: `%setting.${nameOf(id)}%` })}`;
    const known = Object.keys(settings).sort();
    const lacking = asked.filter((id) => !known.includes(id));
    assert.deepEqual(
      lacking,
      [],
      `paste into contributes.configuration.properties:\n${lacking.map(entry).join(',\n')}`,
    );
    assert.deepEqual(known, asked, 'settings that nobody asks for');
  });

  it('gives each command a title and the category, each view an icon and help, each setting a default and a description', () => {
    for (const { command, title, category, icon } of contributes.commands) {
      assert.equal(title, `%command.${nameOf(command)}%`, command);
      assert.equal(category, 'Tollgate', command);
      assert.match(icon ?? '$(none)', /^\$\([a-z-]+\)$/, `${command}: one of the editor's own icons, or none`);
    }
    for (const { id, icon, accessibilityHelpContent } of views) {
      assert.ok(icon !== undefined && existsSync(icon), `${id}: ${icon}`);
      assert.ok(accessibilityHelpContent !== undefined, id);
    }
    for (const [id, setting] of Object.entries(settings)) {
      assert.notEqual(setting['default'], undefined, id);
      assert.match(String(setting['markdownDescription']), /^%setting\..+%$/, id);
    }
  });

  it('speaks English and Russian', () => {
    const used = [...new Set(keys)].sort();
    const missing = used.filter((key) => english[key] === undefined || russian[key] === undefined);
    assert.deepEqual(
      missing,
      [],
      `paste into package.nls.json and package.nls.ru.json:\n${missing.map((key) => `"${key}": "…"`).join(',\n')}`,
    );
    assert.deepEqual(Object.keys(english).sort(), used, 'package.nls.json says what nobody asks for');
    assert.deepEqual(Object.keys(russian).sort(), used, 'package.nls.ru.json says what nobody asks for');
    for (const [key, text] of Object.entries(russian)) {
      assert.ok(/\p{Script=Cyrillic}/u.test(text), `${key}: ${text}`);
      const links = (each: string): string[] =>
        Array.from(each.matchAll(/\(command:([\w.]+)\)/g), ([, id]) => id ?? '');
      assert.deepEqual(links(text), links(english[key] ?? ''), key);
    }
    for (const key of Object.keys(english)) assert.match(english[key] ?? '', /[.…?\]\w)]$/, key);
  });

  it('calls no command by the first words of another: the palette would offer either of them first', () => {
    for (const words of [english, russian]) {
      const titles = Object.entries(words).flatMap(([key, text]) =>
        key.startsWith('command.') ? [text.replace('…', '')] : [],
      );
      assert.ok(titles.length > 30);
      for (const title of titles)
        assert.deepEqual(
          titles.filter((other) => other.startsWith(`${title} `)),
          [],
          title,
        );
    }
  });

  it('says plainly what a walkthrough shows as it stands', () => {
    const steps = [english, russian]
      .flatMap((texts) => Object.entries(texts))
      .filter(([key]) => key.startsWith('walkthrough.'));
    assert.ok(steps.length > 20);
    for (const [key, text] of steps) assert.doesNotMatch(text, /[*`_]/, key);
  });

  it('names only commands, views and states that there are', () => {
    const own = (text: string): string[] => text.match(/\btollgate\.[a-zA-Z]+(?:\.[a-zA-Z]+)?/g) ?? [];
    const focus = views.map(({ id }) => `${id}.focus`);
    const contexts = literalsGivenTo('tell');
    const submenus: string[] = contributes.submenus.map(({ id }: { id: string }) => id);
    const ids = [
      ...commandIds,
      ...submenus,
      ...views.map(({ id }) => id),
      ...focus,
      ...Object.keys(settings),
      ...contexts,
    ];
    const files = ['tollgate.yaml', 'tollgate.schema.json', 'tollgate.start'];
    for (const { path, text } of [...all, ...[...texts(english, 'nls'), ...texts(russian, 'nls.ru')]]) {
      for (const id of own(text.replaceAll('\\.', '.'))) assert.ok([...ids, ...files].includes(id), `${path}: ${id}`);
    }
    const told = readFileSync(`${featuresFolder}/context-keys.ts`, 'utf8');
    for (const { path, text } of all) {
      for (const [, state] of text.matchAll(/tollgate\.state [=!]= (\w+)/g))
        assert.ok(told.includes(`'${state}'`), `${path}: ${state}`);
    }
  });

  it('has a button for each fix that a finding names, beside the finding', () => {
    const fixes = new Set<string>();
    for (const file of readdirSync('src/core', { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(join('src/core', file), 'utf8');
      for (const [, id = ''] of text.matchAll(/\b(?:fix: |fixIn\(\w+, )'(tollgate\.\w+)'/g)) fixes.add(id);
    }
    const inline = contributes.menus['view/item/context'].filter(({ group }: { group: string }) =>
      group.startsWith('inline'),
    );
    const button = (id: string): object => ({
      command: id,
      when: `viewItem =~ /\\bfix:${id.replace('.', '\\.')}\\b/`,
      group: 'inline@1',
    });
    for (const id of fixes) {
      const wanted = button(id);
      assert.ok(
        inline.some((entry: object) => JSON.stringify(entry) === JSON.stringify(wanted)),
        `paste into contributes.menus["view/item/context"]:\n${JSON.stringify(wanted)}`,
      );
    }
  });

  it('says nothing twice: no menu, list or view has an entry that is there already', () => {
    const lists = (value: unknown, path: string): readonly (readonly [string, readonly unknown[]])[] =>
      Array.isArray(value)
        ? [[path, value], ...value.flatMap((each, n) => lists(each, `${path}[${n}]`))]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, each]) => lists(each, `${path}.${key}`))
          : [];
    const all = lists(manifest, '');
    assert.ok(all.length > 20);
    for (const [path, entries] of all) {
      const texts = entries.map((each) => JSON.stringify(each));
      assert.deepEqual(
        texts.filter((text, n) => texts.indexOf(text) !== n),
        [],
        path,
      );
    }
  });

  it('has in the menu of a row, which the keyboard reaches, what stands beside it', () => {
    const entries: { command: string; when: string; group: string }[] = contributes.menus['view/item/context'];
    const [beside, inMenu] = [true, false].map((isBeside) =>
      entries.filter(({ group }) => group.startsWith('inline@') === isBeside),
    );
    assert.ok(beside !== undefined && beside.length > 20);
    for (const { command, when, group } of beside) {
      assert.ok(
        inMenu?.some((each) => each.command === command && each.when === when),
        `paste into contributes.menus["view/item/context"]:\n${JSON.stringify({ command, when, group: group.replace('inline', '0_inline') })}`,
      );
    }
  });

  it('has a word for a view that is empty, whatever the reason', () => {
    const conditions: string[] = contributes.viewsWelcome
      .filter(({ view }: { view: string }) => view === 'tollgate.phases')
      .map(({ when }: { when: string }) => when);
    for (const state of ['reading', 'stopped', 'failed', 'elsewhere', 'nothing']) {
      assert.ok(
        conditions.some((when) => when.includes(`tollgate.state == ${state}`)),
        state,
      );
    }
    assert.ok(conditions.includes('workbenchState == empty'));
  });

  it('wakes for what lies at the top of a folder, which costs nothing to ask', () => {
    for (const event of manifest.activationEvents) assert.match(event, /^workspaceContains:[\w./-]+$/);
  });

  it('asks for the VS Code whose types the code is written against, and leads to files that there are', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
    const paths = all.filter(
      ({ path, text }) => !path.startsWith('.scripts') && /^(?:\.\/)?(?:media|schemas|snippets|dist|l10n)\b/.test(text),
    );
    assert.ok(paths.length > 5);
    for (const { path, text } of paths.filter(({ path: at }) => !at.startsWith('.bin')))
      assert.ok(existsSync(text), `${path}: ${text}`);
  });
});

describe('The features of the editor', () => {
  const files = readdirSync(featuresFolder)
    .filter((file) => file !== 'index.ts')
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
  const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

  it('are a file and a line each', () => {
    const lines = readFileSync(`${featuresFolder}/index.ts`, 'utf8').trimEnd().split('\n');
    const wanted = files.map((id) => `export { ${camelCase(id)} } from './${id}.ts';`);
    const missing = wanted.filter((line) => !lines.includes(line));
    assert.deepEqual(missing, [], `paste into ${featuresFolder}/index.ts:\n${missing.join('\n')}`);
    assert.deepEqual(lines, [...wanted].sort());
  });

  for (const id of files) {
    it(`${id} is called so`, () => {
      const text = readFileSync(`${featuresFolder}/${id}.ts`, 'utf8');
      assert.ok(
        text.includes(`export const ${camelCase(id)}: Feature = {\n  id: '${id}',`),
        `${id}.ts: ${camelCase(id)}, id '${id}'`,
      );
    });
  }

  it('start from an entry that is a table of contents', () => {
    assert.ok(readFileSync('src/extension.ts', 'utf8').split('\n').length <= 30);
  });
});

describe('The package', () => {
  it('holds what is named in .vscodeignore, and all that the manifest leads to', async function () {
    this.timeout(30_000);
    // 0: none, as with --no-dependencies.
    const options = { cwd: '.', packageManager: 0, readmePath: 'docs/extension.md' };
    const packed = (await listFiles(options)).sort();
    assert.deepEqual(packed, [
      'CHANGELOG.md',
      'LICENSE',
      'dist/extension.cjs',
      'dist/later.cjs',
      'docs/extension.md',
      'l10n/bundle.l10n.ru.json',
      'media/gate.svg',
      'media/icon.png',
      'media/preview.css',
      'media/walkthrough/reasons.svg',
      'media/walkthrough/see.svg',
      'media/walkthrough/tests.svg',
      'media/walkthrough/write.svg',
      'package.json',
      'package.nls.json',
      'package.nls.ru.json',
      'schemas/baseline.schema.json',
      'schemas/tollgate.schema.json',
      'schemas/verdict.schema.json',
      'snippets/markdown.json',
    ]);
  });

  it('has words of its own in the views before anything is known: the editor would say that nobody provides anything', () => {
    const before = { 'tollgate.phases': / && !tollgate\.state$/, 'tollgate.gate': / \|\| tollgate\.state != judged$/ };
    const welcomes = contributes.viewsWelcome as readonly { readonly view: string; readonly when: string }[];
    for (const [id, when] of Object.entries(before))
      assert.ok(
        welcomes.some((each) => each.view === id && when.test(each.when)),
        id,
      );
  });

  it('helps people who listen to the views line by line: a long one is cut off', () => {
    for (const language of [english, russian])
      for (const [key, text] of Object.entries(language).filter(([id]) => id.endsWith('.help')))
        assert.ok(text.split('\n').length >= 4 && text.split('\n').every((line) => line.length < 112), key);
  });

  it('shows a walkthrough with an icon that is seen in every theme: as it is drawn, not as a mask', () => {
    for (const { icon } of contributes.walkthroughs as readonly { readonly icon: string }[])
      assert.equal(icon, manifest.icon);
  });

  it('brings a page for whoever installed it: what is in the package, by its names, and nothing that is not there', () => {
    const page = readFileSync('docs/extension.md', 'utf8');
    assert.match(manifest.scripts.package, / --readme-path docs\/extension\.md(?: |$)/);
    assert.doesNotMatch(
      manifest.scripts.package,
      /--no-rewrite-relative-links/,
      'vsce refuses a link that leads nowhere',
    );
    assert.deepEqual(page.match(/\]\((?!https:)|<img|\bnpm (?:ci|start|run)\b/g) ?? [], []);
    const settings = Object.keys(contributes.configuration.properties);
    const told = Array.from(page.matchAll(/^\| `(tollgate\.[^`]+)` \|/gm), ([, id]) => id);
    assert.deepEqual(told, settings);
    const titles = new Set(Object.values(english).map((title) => title.replace(/…$/, '')));
    const named = Array.from(page.matchAll(/(?<!\*)\*([A-Z][^*\n]+)\*(?!\*)/g), ([, name = '']) => name);
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((name) => name !== 'Tollgate' && !titles.has(name)),
      [],
    );
  });
});
