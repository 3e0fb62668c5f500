import { fileURLToPath } from 'node:url';

const machine = fileURLToPath(new URL('src/disk/sha256.ts', import.meta.url));

/** For esbuild. The core computes digests itself, so that it runs anywhere; where node runs it, the machine computes them. */
export const digestsOfTheMachine = {
  name: 'digests-of-the-machine',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/sha256\.ts$/ }, () => ({ path: machine }));
  },
};
