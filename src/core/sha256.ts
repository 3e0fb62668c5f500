import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Sha256 } from './model.ts';

/**
 * Of the text in UTF-8, lower-case hexadecimal; a surrogate that stands alone counts as U+FFFD. Wherever node runs us, the build puts the
 * machine's own in this place (src/disk/sha256.ts), which is many times faster.
 */
export function sha256Of(text: string): Sha256 {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
