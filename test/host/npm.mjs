import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A failure that a person can do something about: its message is the whole answer, the stack says nothing. */
export class HostUnavailable extends Error {}

const flags = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--no-update-notifier',
  '--loglevel=error',
];
const noNetwork = /E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH)|FETCH_ERROR|ENOTCACHED/;

/** Runs the user's npm, with the user's configuration and cache, and gives what it wrote to standard output. */
function npm(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', [...args, ...flags, '--prefix', cwd], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (complaint += data));
    child.on('error', (error) =>
      reject(
        new HostUnavailable(`npm could not be started (${error.message}); the test host comes from its registry.`),
      ),
    );
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const said = complaint.trim().split('\n').slice(0, 8).join('\n');
      const why = noNetwork.test(complaint)
        ? 'The package registry that npm is configured for cannot be reached, and its cache does not have'
        : `npm ended with ${signal ?? code} while fetching`;
      reject(new HostUnavailable(`${why} what the test host consists of. npm said:\n${said}`));
    });
  });
}

/** Fetches packages by exact version into a folder; gives the path of each archive, its content checked. */
export async function fetchPackages(packages, folder) {
  const specs = Object.entries(packages).map(([name, { version }]) => `${name}@${version}`);
  const listed = JSON.parse(await npm(['pack', '--json', ...specs], folder));
  const archives = new Map(listed.map(({ name, filename }) => [name, join(folder, filename)]));
  for (const [name, { version, integrity }] of Object.entries(packages)) {
    const archive = archives.get(name);
    if (archive === undefined) throw new HostUnavailable(`npm fetched no archive for ${name}@${version}.`);
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== integrity) {
      throw new HostUnavailable(`${name}@${version} is not the package that was tried: its digest is ${found}.`);
    }
  }
  return archives;
}

/** Installs what the package.json and the lock file in the folder ask for. */
export const installDependencies = (folder) => npm(['install', '--omit=dev'], folder);
