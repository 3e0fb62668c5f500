// Runs inside the extension host, for editing.mjs.
const { readFileSync, writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { promisify } = require('node:util');
const vscode = require('vscode');

/** Milliseconds: longer than everything takes that follows a change. */
const watched = 2500;

const session = new Session();
const post = promisify(session.post.bind(session));

describe('One changed file', function () {
  this.timeout(1_800_000);

  it('is measured', async () => {
    const { changing } = await import('./changes.mjs');
    const { changes, runs, results, plain } = JSON.parse(process.env.TOLLGATE_BENCH);
    const watch = plain ? watchPlainly : watchClosely;
    const [{ uri }] = vscode.workspace.workspaceFolders;
    await vscode.extensions.getExtension('tollgate.tollgate').activate();
    if (!plain) {
      session.connect();
      await post('Profiler.enable');
      await post('Profiler.setSamplingInterval', { interval: 500 });
    }
    // Until the folder is read.
    for (let still = 0; still < 3; ) still = (await watch()).busy < 20 ? still + 1 : 0;
    const { rss: memory } = process.memoryUsage();
    const nothing = [];
    while (nothing.length <= runs) nothing.push(await watch());
    const measured = [['nothing', nothing]];
    for (const change of changes) {
      measured.push(...(await changing(uri.fsPath, change, runs + 1, watch)));
      await watch();
    }
    writeFileSync(results, JSON.stringify({ memory, measured }));
  });
});

/**
 * For how long the thread of the extensions is busy with Tollgate, and with garbage, how long it waits for a core, in these or in anything
 * else, and how long it is held at once; all in milliseconds.
 */
async function watchClosely() {
  await post('Profiler.start');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const { waiting } = await watchPlainly();
  delay.disable();
  const { profile } = await post('Profiler.stop');
  return { ...timesIn(profile), waiting, held: delay.max / 1e6 };
}

/**
 * The same without a profile, which makes code slower that runs for the first time: what the thread does in that time, be it Tollgate's,
 * garbage, or of VS Code.
 */
async function watchPlainly() {
  const before = scheduled();
  await new Promise((resolve) => setTimeout(resolve, watched));
  const { ran, waited } = scheduled();
  return { busy: ran - before.ran, waiting: waited - before.waited };
}

/** How long this thread ran so far, and could have run, and did not get a core; 0 where the system does not tell. */
function scheduled() {
  try {
    const [ran, waited] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ').map((each) => Number(each) / 1e6);
    return { ran, waited };
  } catch {
    return { ran: 0, waited: 0 };
  }
}

/** The time of ours, and that of collecting garbage, which may be anybody's: not least that of the profile. */
function timesIn({ nodes, samples, timeDeltas }) {
  const [own, collecting] = [new Set(), new Set()];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const mark = (node, isOwn) => {
    const { url, functionName } = node.callFrame;
    const is = isOwn || /\/dist\/(?:extension|later)\.cjs$/.test(url);
    if (is) own.add(node.id);
    if (functionName === '(garbage collector)') collecting.add(node.id);
    for (const child of node.children ?? []) mark(byId.get(child), is);
  };
  mark(nodes[0], false);
  const sum = (among) => samples.reduce((n, id, at) => n + (among.has(id) ? timeDeltas[at] : 0), 0) / 1000;
  return { busy: sum(own), collecting: sum(collecting) };
}
