import { type Evidence, writeEvidence } from '../core/index.ts';
import { writeOwnFile } from './own-folder.ts';

/** Keeps what a test run proved. Throws what the system says where the folder cannot be written. */
export function saveEvidence(root: string, evidence: Evidence): void {
  writeOwnFile(root, 'evidence.json', writeEvidence(evidence));
}
