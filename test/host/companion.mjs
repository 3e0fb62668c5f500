import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const companionExtension = fileURLToPath(new URL('companion', import.meta.url));

/**
 * Listens for the companion extension on a socket. `ask(action, ...args)` waits for the extension host to be up and
 * gives what the action gave there, as far as JSON can say it.
 */
export function listenForCompanion(path) {
  const pending = new Map();
  let arrive;
  const arrived = new Promise((resolve) => (arrive = resolve));
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}); // The extension host was ended.
    createInterface({ input: socket }).on('line', (line) => {
      const { id, result, error } = JSON.parse(line);
      const { resolve, reject } = pending.get(id);
      pending.delete(id);
      if (error === undefined) resolve(result);
      else reject(new Error(error));
    });
    arrive(socket);
  }).listen(path);
  let last = 0;
  return {
    path,
    variable: 'TOLLGATE_HOST_COMPANION',
    async ask(action, ...args) {
      const socket = await arrived;
      const id = ++last;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        socket.write(`${JSON.stringify({ id, action, args })}\n`);
      });
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
