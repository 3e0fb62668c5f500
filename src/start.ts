/**
 * `dist/cli.js`: what was printed before is printed by these few lines, anything else by the program beside them (`dist/tollgate.cjs`).
 * What is imported here is loaded each time.
 */
import { type Again, printedAgain } from './cli/again.ts';
import { runCompiled } from './disk/compiled.ts';
import { isRedirected, writeOut } from './disk/standard-output.ts';

declare const TOLLGATE_PROGRAM: string;

const { printed, earlier } = again();
if (printed === undefined) runCompiled('tollgate.cjs', TOLLGATE_PROGRAM, earlier);

/** Whatever is in the way, the program finds as well, and says it. */
function again(): Again {
  if (!isRedirected()) return {};
  try {
    const { argv, env } = process;
    const today = new Date().toISOString().slice(0, 10);
    const found = printedAgain({ words: argv.slice(2), cwd: process.cwd(), today, env });
    if (found.printed === undefined) return found;
    writeOut(found.printed.text);
    process.exitCode = found.printed.exit;
    return found;
  } catch {
    return {};
  }
}
