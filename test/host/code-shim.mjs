#!/usr/bin/env node
// The npm host in the shape of the desktop's executable, for @vscode/test-electron: understands the arguments that the
// desktop is given to run tests, ends with 0 when they passed. `--host-…` are ours; the rest is for Electron.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostUnavailable } from './npm.mjs';
import { openWorkbench } from './workbench.mjs';

const args = process.argv.slice(2);
const valueOf = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const target = args.find((arg) => !arg.startsWith('--'));
const kept = target?.endsWith('.code-workspace') ? { workspaceFile: target } : { folder: target };

/** The settings that the desktop would find in its user data folder. */
function userSettings() {
  const file = join(valueOf('user-data-dir') ?? '', 'User/settings.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

async function main() {
  const workbench = await openWorkbench({
    version: valueOf('host-version'),
    extensionPath: valueOf('extensionDevelopmentPath'),
    tests: valueOf('extensionTestsPath'),
    vsix: valueOf('host-vsix'),
    locale: valueOf('locale'),
    trust: args.includes('--disable-workspace-trust'),
    settings: userSettings(),
    timeout: Number(valueOf('host-timeout') ?? 120_000),
    log: (line) => console.log(line),
    ...kept,
  });
  try {
    return await workbench.exit;
  } catch (error) {
    console.error(`${error.message}\n${workbench.extensionLog()}`);
    return 1;
  } finally {
    await workbench.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof HostUnavailable ? error.message : error);
  process.exitCode = 1;
}
