import type { Code } from '../code/code.ts';
import { type Found, skipSpace, unescaped } from '../code/declared.ts';
import { displayNames, jvmDeclarations } from '../code/jvm-declarations.ts';
import type { Language } from '../reader.ts';

/** JUnit, kotlin.test and Kotest. */
export const kotlin: Language = {
  id: 'kotlin',
  title: 'Kotlin',
  extensions: ['.kt', '.kts'],
  isTest: (path) => /(?:^|\/)src\/\w*[tT]est\w*\/(?:.*\/)?[^/]+\.kts?$|(?:Tests?|IT|Spec)\.kt$/.test(path),
  toldBy: 'class',
  mayCarry: displayNames,
  called: /\b(package|class|object)\s+([\w.\x80-\uffff]+)/g,
  declarations: (source) => jvmDeclarations(source, 'kotlin', kotest),
};

const specification = /\bclass\s+([\w\x80-\uffff]+)\s*(?:\(\s*\)\s*)?:\s*\w+Spec\s*\(/g;
const call =
  /\b(?:(context|describe|given|feature)|(test|it|should|expect|scenario|then))\s*\(\s*(?=")|(?=")(?<=[{\n;]\s*)/gi;

/** `test("…") { }`, `"…" { }` and the groups around them, in classes that extend one of Kotest's specifications: of tests the class is reported. */
function* kotest({ masked, text, stringAt, closing }: Code): Generator<Found> {
  const classes = [...masked.matchAll(specification)];
  if (classes.length === 0) return;
  for (const match of classes) {
    const open = match.index + match[0].length - 1;
    if (masked[skipSpace(masked, open + 1)] === '{')
      yield { what: 'suite', name: match[1], start: match.index, end: closing(open) };
  }
  for (const match of masked.matchAll(call)) {
    const [head, group, test] = match;
    const string = stringAt(match.index + head.length);
    if (string === undefined) continue;
    const tail = /^\s*\)?\s*(?:\.\s*config\s*\([^()]*\))?\s*(-\s*)?(?=\{)/.exec(
      masked.slice(string.end, string.end + 300),
    );
    if (tail === null || ((group ?? test) === undefined) === tail[0].includes(')')) continue;
    const body = skipSpace(masked, string.end + tail[0].length);
    const name =
      string.whole && !text.slice(string.from, string.to).includes('$')
        ? unescaped(text.slice(string.from, string.to))
        : undefined;
    const isGroup = group !== undefined || tail[1] !== undefined;
    yield {
      what: isGroup ? 'suite' : 'test',
      name,
      isLeftOut: isGroup,
      start: match.index,
      end: closing(body),
    };
  }
}
