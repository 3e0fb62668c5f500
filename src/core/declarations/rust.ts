import type { Code } from '../code/code.ts';
import { type Found, firstOf, nested, withoutHelpers } from '../code/declared.ts';
import type { Language } from '../reader.ts';

/** `cargo test`, nextest, tokio, rstest, test-case. */
export const rust: Language = {
  id: 'rust',
  title: 'Rust',
  extensions: ['.rs'],
  isTest: (path) => /(?:^|\/)tests\/(?:.*\/)?[^/]+\.rs$|(?:^|\/)tests?\.rs$/.test(path),
  testsInSources: true,
  declarations: (source) => nested(source, withoutHelpers([...items(source)])),
};

const token = /#!?\[|\bmod\s+([\w\x80-\uffff]+)\s*\{|\bfn\s+([\w\x80-\uffff]+)|[{};]/g;
const testAttribute = /^\s*(?:\w+\s*::\s*)*(?:test|rstest|wasm_bindgen_test|test_case|case|quickcheck|proptest)\b/;
const parametrising = /^\s*(?:\w+\s*::\s*)*(?:rstest|test_case|case)\b/;

function* items({ masked, closing }: Code): Generator<Found> {
  let attributes: string[] = [];
  let start: number | undefined;
  const next = new RegExp(token);
  for (let match = next.exec(masked); match !== null; match = next.exec(masked)) {
    const [found, module, name] = match;
    if (found.endsWith('[')) {
      const open = match.index + found.length - 1;
      const end = closing(open);
      attributes.push(masked.slice(open + 1, Math.min(end, open + 200)));
      start ??= match.index;
      next.lastIndex = Math.min(end + 1, masked.length);
      continue;
    }
    if (module !== undefined) {
      yield { what: 'suite', name: module, start: start ?? match.index, end: closing(match.index + found.length - 1) };
    } else if (name !== undefined && attributes.some((attribute) => testAttribute.test(attribute))) {
      const parameterised = attributes.some((attribute) => parametrising.test(attribute));
      yield {
        what: 'test',
        name,
        start: start ?? match.index,
        end: bodyEnd(masked, next.lastIndex, closing),
        parameterised,
      };
    }
    attributes = [];
    start = undefined;
  }
}

function bodyEnd(masked: string, from: number, closing: Code['closing']): number {
  const open = firstOf(masked, from, '{;');
  return masked[open] === '{' ? closing(open) : open;
}
