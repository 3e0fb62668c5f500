/**
 * `dist/cli.js`: what was printed before is printed by these few lines, anything else by the program beside them (`dist/tollgate.cjs`).
 * What is imported here is loaded each time.
 */
import { printedAgain } from './cli/again.ts';
import { runCompiled } from './disk/compiled.ts';
import { isRedirected, writeOut } from './disk/standard-output.ts';

declare const TOLLGATE_PROGRAM: string;

if (!isPrintedAgain()) runCompiled('tollgate.cjs', TOLLGATE_PROGRAM);

/** Whatever is in the way, the program finds as well, and says it. */
function isPrintedAgain(): boolean {
  if (!isRedirected()) return false;
  try {
    const { argv, env } = process;
    const today = new Date().toISOString().slice(0, 10);
    const printed = printedAgain({ words: argv.slice(2), cwd: process.cwd(), today, env });
    if (printed === undefined) return false;
    writeOut(printed.text);
    process.exitCode = printed.exit;
    return true;
  } catch {
    return false;
  }
}
