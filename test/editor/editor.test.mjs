// What the extension host can tell: tests that run inside a real VS Code.
import { LATEST, OLDEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { edit, env, openExampleInGit, packaged, scenarios, testedExample, workspaceOf } from './worlds.mjs';

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

inEditor(`With every scenario repository, VS Code ${LATEST}:`, async () => ({
  ...common,
  bundle: bundles('scenarios'),
  workspaceFile: workspaceOf('scenarios', await scenarios()),
}));
