// What the extension host can tell: tests that run inside a real VS Code.
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { LATEST, OLDEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { edit, env, folderOf, openExampleInGit, packaged, scenarios, testedExample, workspaceOf } from './worlds.mjs';

const bundles = (...names) => names.map((name) => `out/editor/${name}.test.cjs`);
const common = { extensionPath: '.', env };

inEditor(`In a folder, VS Code ${LATEST}:`, () => ({
  ...common,
  bundle: bundles('core', 'run-tests'),
  folder: testedExample('folder'),
}));

inEditor(`While files change, VS Code ${LATEST}:`, () => ({
  ...common,
  bundle: bundles('alive'),
  folder: openExampleInGit('alive'),
}));

inEditor(`While files are being written, VS Code ${LATEST}:`, () => {
  const folder = folderOf('motion', {
    'tollgate.yaml': 'gate: tests\n',
    'src/a.js': '// a\n',
    'docs/specs/README.md': '# Specifications\n',
    'junit.xml': '<testsuite name="s"><testcase name="a"/></testsuite>\n',
  });
  // Tests that ran within two seconds after a change may have run before it.
  utimesSync(join(folder, 'src/a.js'), 1e9, 1e9);
  return { ...common, bundle: bundles('motion'), folder };
});

inEditor(`Where no watcher looks, VS Code ${LATEST}:`, () => {
  const report = '<testsuite name="s"><testcase name="a"/></testsuite>\n';
  const folder = folderOf('unwatched', {
    'tollgate.yaml': 'gate: tests\npaths:\n  reports: [junit.xml, .tox/*.xml]\n',
    'src/a.js': '// a\n',
    'unwatched/a.js': '// a\n',
    'junit.xml': report,
    '.tox/junit.xml': report,
  });
  for (const path of ['src/a.js', 'unwatched/a.js']) utimesSync(join(folder, path), 1e9, 1e9);
  const settings = { 'files.watcherExclude': { '**/unwatched/**': true } };
  return { ...common, bundle: bundles('unwatched'), folder, settings };
});

inEditor(`Installed from its package, VS Code ${OLDEST}:`, () => ({
  version: OLDEST,
  vsix: packaged(),
  env,
  bundle: bundles('core', 'run-tests'),
  folder: testedExample('oldest'),
}));

inEditor(`In Restricted Mode, VS Code ${LATEST}:`, () => {
  const folder = testedExample('restricted');
  edit(folder, 'tollgate.yaml', (text) => text.replace('npm test', `node -e "fs.writeFileSync('ran','')"`));
  return { ...common, bundle: bundles('restricted'), folder, trust: false };
});

inEditor(`In an empty window, VS Code ${LATEST}:`, () => ({ ...common, bundle: bundles('empty-window') }));

inEditor(`While a folder is read for the first time, VS Code ${LATEST}:`, () => {
  const sources = Array.from({ length: 3000 }, (_, n) => [`src/${n}.js`, `// ${n}\n`]);
  return { ...common, bundle: bundles('stopped'), folder: folderOf('large', Object.fromEntries(sources)) };
});

inEditor(`With every scenario repository, VS Code ${LATEST}:`, async () => ({
  ...common,
  bundle: bundles('scenarios'),
  workspaceFile: workspaceOf('scenarios', await scenarios()),
}));
