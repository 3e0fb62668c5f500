/**
 * `dist/cli.js`: what was printed before is printed by these few lines, anything else by the program beside them (`dist/tollgate.cjs`).
 * What is imported here is loaded each time.
 */
import { printedAgain } from './cli/again.ts';
import { runCompiled } from './disk/compiled.ts';
import { isRedirected, writeOut } from './disk/standard-output.ts';

declare const TOLLGATE_PROGRAM: string;

const { argv, env } = process;
const today = new Date().toISOString().slice(0, 10);
const printed = isRedirected() ? printedAgain({ words: argv.slice(2), cwd: process.cwd(), today, env }) : undefined;
if (printed === undefined) runCompiled('tollgate.cjs', TOLLGATE_PROGRAM);
else {
  writeOut(printed.text);
  process.exitCode = printed.exit;
}
