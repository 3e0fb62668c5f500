import { message, type Message } from '../core/index.ts';

/** What runs the tests of a folder. */
export interface TestCommand {
  readonly command: string;
  /** As the files of build tools suggest it, before anything was added; undefined where it is configured. */
  readonly usual: string | undefined;
}

/** Where the command comes from that somebody is asked to agree to, and what in it they would not have typed. */
export function originOf(testCommand: TestCommand | undefined): Message {
  if (testCommand === undefined) return message('None was found');
  const { command, usual } = testCommand;
  if (usual === undefined) return message('From `tollgate.yaml`');
  if (usual === command) return message('The usual one here');
  return message('The usual one here, `{usual}`, and what makes it leave a report', { usual });
}
