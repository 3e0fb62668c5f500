// Builds what ships (dist/) and, with --tests, the test tree (out/test/). Sources are TypeScript, imported by their `.ts` names.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestsOfTheMachine } from './digests-of-the-machine.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Of all that decides what is read and said: what was kept by the same build, for the editor or the command line, is still true. */
function buildDigest() {
  const hash = createHash('sha256').update(JSON.stringify(devDependencies));
  for (const folder of ['src/core', 'src/disk', 'src/cli', 'l10n']) {
    const files = readdirSync(join(root, folder), { recursive: true }).filter((file) => /\.(?:ts|json)$/.test(file));
    for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The edits are known by name before they are loaded. */
const edits = readdirSync(join(root, 'src/core/edits'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((id) => id !== 'index');

const shared = {
  absWorkingDir: root,
  bundle: true,
  target: 'node20',
  logLevel: 'warning',
  define: { TOLLGATE_VERSION: JSON.stringify(version), TOLLGATE_BUILD: JSON.stringify(buildDigest()) },
};

const commandLine = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  supported: { 'dynamic-import': false },
  plugins: [digestsOfTheMachine],
  minify: !process.argv.includes('--readable'),
  legalComments: 'none',
  write: false,
};

/** What starts, and the program, which is loaded where it is needed. */
async function buildCommandLine() {
  const [program] = (await build({ ...commandLine, entryPoints: ['src/cli.ts'] })).outputFiles;
  const [start] = (
    await build({
      ...commandLine,
      entryPoints: ['src/start.ts'],
      format: 'iife',
      // As a module and as a script: another package.json may be the nearest.
      banner: { js: '#!/usr/bin/env node\nvar require = process.getBuiltinModule;' },
      define: {
        ...commandLine.define,
        TOLLGATE_PROGRAM: JSON.stringify(createHash('sha256').update(program.contents).digest('hex').slice(0, 16)),
      },
    })
  ).outputFiles;
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Node loads scripts sooner than modules.
  writeFileSync(join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(join(root, 'dist/tollgate.cjs'), program.contents);
  writeFileSync(join(root, 'dist/cli.js'), start.contents, { mode: 0o755 });
}

/** What `src/editor/later.ts` names is a file of its own, so that activating need not load it. */
const loadedLater = {
  name: 'loaded-later',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/later\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: 'later', namespace: 'later' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'later' }, () => ({
      contents: `module.exports = require('./load-later.ts').later();`,
      resolveDir: join(root, 'src/editor'),
    }));
  },
};

/**
 * One look at the interface of the editor for all files. A bundler gives each file that imports it a copy of its own, with hundreds of
 * properties; what the sources name is enough.
 */
const oneEditor = {
  name: 'one-editor',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'editor' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'editor' },
    );
    onLoad({ filter: /.*/, namespace: 'editor' }, () => {
      const named = new Set();
      for (const file of readdirSync(join(root, 'src'), { recursive: true }).filter((each) => each.endsWith('.ts')))
        for (const [, name] of readFileSync(join(root, 'src', file), 'utf8').matchAll(/\bvscode\.(\w+)/g))
          named.add(name);
      return {
        contents: `const editor = require('vscode');\nexport const { ${[...named].sort().join(', ')} } = editor;\n`,
      };
    });
  },
};

/** What the editor loads. CommonJS, because it requires `vscode`; named so, because our package is ESM. */
const extension = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts', later: 'src/editor/later.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  supported: { 'dynamic-import': false },
  external: ['vscode'],
  define: { ...shared.define, TOLLGATE_EDITS: JSON.stringify(edits.sort()) },
  plugins: [oneEditor, loadedLater, digestsOfTheMachine],
  minify: !process.argv.includes('--readable'),
  sourcemap: process.argv.includes('--readable'),
  legalComments: 'none',
};

/** Proof that the core needs neither node nor the editor: it must bundle for a browser. Nothing is written. */
const coreInABrowser = {
  ...shared,
  entryPoints: ['src/core/index.ts'],
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  write: false,
};

const tests = {
  ...shared,
  entryPoints: readdirSync(join(root, 'test'), { recursive: true })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('fixtures/') && !file.startsWith('editor/'))
    .map((file) => `test/${file}`),
  outdir: 'out/test',
  outbase: 'test',
  platform: 'node',
  format: 'esm',
  splitting: true,
  packages: 'external',
  sourcemap: true,
};

/** What runs inside the extension host: CommonJS, which is what it can require. */
const editorTests = {
  ...shared,
  entryPoints: readdirSync(join(root, 'test/editor/inside'))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `test/editor/inside/${file}`),
  outdir: 'out/editor',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
};

if (process.argv.includes('--tests')) {
  for (const folder of ['out/test', 'out/editor']) rmSync(join(root, folder), { recursive: true, force: true });
  await Promise.all([build(tests), build(editorTests)]);
} else {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await Promise.all([buildCommandLine(), build(extension), build(coreInABrowser)]);
}
