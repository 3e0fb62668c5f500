import * as crypto from 'node:crypto';

/** What src/core/sha256.ts gives, from the machine itself. */
export const sha256Of: (text: string) => string =
  // `hash` came with node 20.12; it saves an object for each text.
  typeof crypto.hash === 'function'
    ? (text) => crypto.hash('sha256', text, 'hex')
    : (text) => crypto.createHash('sha256').update(text, 'utf8').digest('hex');
