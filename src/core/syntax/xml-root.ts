/**
 * Name of the first element, past white space, declaration, comments, processing instructions and a document type. Undefined
 * where the text is not XML, or ends before the name does.
 */
export function rootOf(head: string): string | undefined {
  let at = 0;
  for (;;) {
    while (/\s/.test(head.charAt(at))) at++;
    if (head.startsWith('<!--', at)) at = after(head, '-->', at);
    else if (head.startsWith('<?', at)) at = after(head, '?>', at);
    else if (head.startsWith('<!DOCTYPE', at)) at = afterDoctype(head, at);
    else return /^<([^\s<>/!?"'=]+)(?=[\s/>])/.exec(head.slice(at, at + 300))?.[1];
  }
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

function afterDoctype(text: string, from: number): number {
  const end = /[[>]/g;
  end.lastIndex = from;
  const found = end.exec(text);
  if (found?.[0] !== '[') return found === null ? text.length : found.index + 1;
  return after(text, '>', after(text, ']', found.index));
}
