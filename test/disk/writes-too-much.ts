import { applyEdits } from '../../src/disk/apply.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Edits } from '../../src/core/edit.ts';

/** Applies edits, given as JSON, where no file may become as long as they want it; prints what was said. */
const [root = '', edits = ''] = process.argv.slice(2);
const why = applyEdits(root, JSON.parse(edits) as Edits);
process.stdout.write(why === undefined ? 'written' : inEnglish(why));
