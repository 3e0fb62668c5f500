import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** An abstract socket of Linux: the kernel lets one process have a name, and takes it back when that process ends. */
function take(name) {
  return new Promise((resolve, reject) => {
    const server = createServer().unref();
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(`\0${name}`, () => resolve(server));
  });
}

/** Runs `work` while no other process runs its own on the same folder; calls `onWait` once if it has to wait. */
export async function locked(folder, work, onWait) {
  const name = `tollgate-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  let lock = await take(name);
  if (lock === undefined) onWait();
  while (lock === undefined) {
    await sleep(200);
    lock = await take(name);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}
