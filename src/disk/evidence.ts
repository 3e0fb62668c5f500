import { writeEvidence } from '../core/evidence.ts';
import type { Evidence } from '../core/model.ts';
import { writeOwnFile } from './own-folder.ts';

/** Keeps what a test run proved. Throws what the system says where the folder cannot be written. */
export function saveEvidence(root: string, evidence: Evidence): void {
  writeOwnFile(root, 'evidence.json', writeEvidence(evidence));
}
