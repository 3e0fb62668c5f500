/** A key, or the dash of a list, and a value that is not quoted. */
const line = /^(\s*(?:-\s+)?(?:[\w.-]+:[ \t]+)?)([^\s'"|>#&*!{].*?)(\s*)$/;
/** `@ana` and `[@ana, @bo]`, as people are called where the file is kept, and a colon in a sentence. */
const needsQuotes = /^[@`]|^\[.*[[\s,]@|[^:]:\s/;

/** Front matter with quotes around the values for which YAML wants them and people forget them; nothing moves but their ends. */
export function quoted(frontMatter: string): string {
  return frontMatter
    .split('\n')
    .map((text) => {
      const [, head = '', value, tail = ''] = line.exec(text) ?? [];
      const isValue = value !== undefined && /\S/.test(head) && needsQuotes.test(value);
      return isValue ? `${head}'${value.replaceAll("'", "''")}'${tail}` : text;
    })
    .join('\n');
}
