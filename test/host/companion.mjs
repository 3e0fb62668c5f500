import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const companionExtension = fileURLToPath(new URL('companion', import.meta.url));

/**
 * Listens for the companion extension on a socket. `ask(action, ...args)` waits for the extension host to be up and
 * gives what the action gave there, as far as JSON can say it. VS Code may start its extension host anew at any time,
 * when the first folder comes for one: then another companion calls.
 */
export function listenForCompanion(path) {
  const pending = new Map();
  const waiting = [];
  let companion;
  let last = 0;

  const server = createServer((socket) => {
    companion = socket;
    socket.on('error', () => {}); // The extension host was ended.
    socket.on('close', () => {
      if (companion === socket) companion = undefined;
      for (const [id, question] of pending) {
        if (question.socket !== socket) continue;
        pending.delete(id);
        question.reject(new Error(`The extension host ended during ${question.text}.`));
      }
    });
    createInterface({ input: socket }).on('line', (line) => {
      const { id, result, error } = JSON.parse(line);
      const { resolve, reject } = pending.get(id);
      pending.delete(id);
      if (error === undefined) resolve(result);
      else reject(new Error(error));
    });
    for (const go of waiting.splice(0)) go();
  }).listen(path);

  return {
    path,
    variable: 'TOLLGATE_HOST_COMPANION',
    async ask(action, ...args) {
      while (companion === undefined) await new Promise((go) => waiting.push(go));
      const id = ++last;
      const text = JSON.stringify({ id, action, args });
      return new Promise((resolve, reject) => {
        pending.set(id, { socket: companion, text, resolve, reject });
        companion.write(`${text}\n`);
      });
    },
    close() {
      companion?.destroy();
      server.close();
    },
  };
}
