/**
 * The processes of a session: a server, extension hosts, terminals, a browser and whatever tests start. A child may
 * outlive its parent (an extension host does, when its server dies), so they are known by a mark in their environment,
 * which is inherited, and not by descent alone. The mark begins with the id of the process that owns the session.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const MARK = 'TOLLGATE_HOST_SESSION';
export const folderPrefix = 'tollgate-host-';

function readProcess(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // Gone meanwhile, or somebody else's.
  }
}

const running = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name));
const markOf = (pid) => readProcess(pid, 'environ').match(new RegExp(`(?:^|\0)${MARK}=([^\0]+)`))?.[1];
/** The fourth field, after a name in parentheses that may itself hold spaces and parentheses. */
const parentOf = (pid) =>
  readProcess(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ')[1];
const isZombie = (pid) => /^.*\) Z/s.test(readProcess(pid, 'stat'));

/** Ids of the living processes of a session. Chromium's own children overwrite their environment: they go by descent. */
export function processesOf(mark) {
  const alive = running().filter((pid) => !isZombie(pid));
  const found = new Set(alive.filter((pid) => markOf(pid) === mark && pid !== String(process.pid)));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const pid of alive) if (found.has(parentOf(pid))) found.add(pid);
  }
  return [...found].map(Number);
}

function signal(pids, name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}

/** At once; for the moments when nothing can be awaited any more. */
export function killSession(mark) {
  for (let round = 0; round < 5; round++) {
    const pids = processesOf(mark);
    if (pids.length === 0) return;
    signal(pids, 'SIGKILL');
  }
}

/** Asks `first` to end, gives everything of the session a moment (coverage is written now), then ends the rest. */
export async function endSession(mark, first, patience = 2000) {
  if (first !== undefined) signal([first], 'SIGTERM');
  for (const until = Date.now() + patience; Date.now() < until && processesOf(mark).length > 0; ) await sleep(50);
  killSession(mark);
}

/** Memory of a session in MiB, pages that are shared counted once. */
export function memoryOf(mark) {
  const sizes = processesOf(mark).map((pid) =>
    Number(readProcess(pid, 'smaps_rollup').match(/^Pss:\s+(\d+)/m)?.[1] ?? 0),
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}

/** Calls `cleanUp` when this process ends, also by a signal; gives what takes that back. */
export function atTheEnd(cleanUp) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const onSignal = (name) => {
    release();
    cleanUp();
    // Nobody else has a say: end as if nobody had listened.
    if (process.listenerCount(name) === 0) process.kill(process.pid, name);
  };
  const release = () => {
    process.off('exit', cleanUp);
    for (const name of signals) process.off(name, onSignal);
  };
  process.on('exit', cleanUp);
  for (const name of signals) process.on(name, onSignal);
  return release;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Ends and removes what sessions left behind whose owner was killed before it could clean up. */
export function sweep() {
  const abandoned = (mark) => mark !== undefined && !isRunning(Number(mark.split('-')[0]));
  for (const mark of new Set(running().map(markOf).filter(abandoned))) killSession(mark);
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(folderPrefix) && abandoned(name.slice(folderPrefix.length))) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}
