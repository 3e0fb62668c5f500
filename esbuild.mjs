// Builds what ships (dist/) and, with --tests, the test tree (out/test/). Sources are TypeScript, imported by their `.ts` names.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Of all that decides what is read in a file: what was kept by the same build, for the editor or the command line, is still true. */
function buildDigest() {
  const hash = createHash('sha256').update(JSON.stringify(devDependencies));
  for (const folder of ['src/core', 'src/disk']) {
    const files = readdirSync(join(root, folder), { recursive: true }).filter((file) => file.endsWith('.ts'));
    for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  target: 'node20',
  logLevel: 'warning',
  define: { TOLLGATE_VERSION: JSON.stringify(version), TOLLGATE_BUILD: JSON.stringify(buildDigest()) },
};

const commandLine = {
  ...shared,
  entryPoints: { cli: 'src/cli.ts' },
  outdir: 'dist',
  platform: 'node',
  format: 'esm',
  minify: !process.argv.includes('--readable'),
  legalComments: 'none',
  banner: {
    js: "import { createRequire as tollgateRequire } from 'node:module'; const require = tollgateRequire(import.meta.url);",
  },
};

/**
 * What only a session needs is a file of its own, loaded when the first one starts: activating costs every window, and most of what it
 * would load is the core.
 */
const sessionApart = {
  name: 'session-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/session\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './session.cjs', external: true } : undefined,
    );
  },
};

/** What the editor loads. CommonJS, because it requires `vscode`; named so, because our package is ESM. */
const extension = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts', session: 'src/editor/session.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  supported: { 'dynamic-import': false },
  external: ['vscode'],
  plugins: [sessionApart],
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
  await Promise.all([build(commandLine), build(extension), build(coreInABrowser)]);
}
