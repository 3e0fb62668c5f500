import { type Evidence, message, type Message, writeEvidence } from '../core/index.ts';
import { tryOwnFile, writeOwnFile } from './own-folder.ts';

const file = 'evidence.json';

/** Keeps what a test run proved. Throws what the system says where the folder cannot be written. */
export function saveEvidence(root: string, evidence: Evidence): void {
  writeOwnFile(root, file, writeEvidence(evidence));
}

/** Why a test run would leave no trace, before somebody waits for it. */
export function whyNoEvidence(root: string): Message | undefined {
  try {
    tryOwnFile(root, file);
    return undefined;
  } catch (error) {
    const { message: said } = error as Error;
    return message('what the tests prove could not be recorded, so they were not run: {error}', { error: said });
  }
}
