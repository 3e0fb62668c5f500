/** No document of people is nested like this. */
const deepest = 100;

/**
 * Offset at which a YAML text is nested too deeply, counted generously; -1 where it never is. To be asked before the library
 * is: it recurses, and where the stack ends inside a regular expression V8 ends the process, which nobody can catch.
 */
export function tooDeeplyNestedAt(text: string): number {
  /** Indentations of the lines around, each with the depth that it stands for. */
  const around: { readonly indent: number; readonly depth: number }[] = [];
  let brackets = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/);
    if (indent >= 0) {
      while (around.length > 0 && (around.at(-1)?.indent ?? 0) >= indent) around.pop();
      const markers = /^(?:[-?:][ \t]+)*/.exec(line.slice(indent))?.[0].replace(/[ \t]/g, '').length ?? 0;
      const depth = (around.at(-1)?.depth ?? 0) + 1 + markers;
      around.push({ indent, depth });
      for (let at = indent; at < line.length; at++) {
        const char = line[at];
        if (char === '[' || char === '{') brackets++;
        else if ((char === ']' || char === '}') && brackets > 0) brackets--;
        if (depth + brackets > deepest) return start + at;
      }
    }
    start += line.length + 1;
  }
  return -1;
}
