/** In characters. Nobody reads more in a row or a tooltip; where all of it stands, a click leads. */
const most = 1000;

/** A text of which nobody knows how long it is. What is written from right to left in it goes on to keep that to itself. */
export function inShort(text: string): string {
  if (text.length <= most) return text;
  const begun = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  const isolates = begun.split('\u2068').length - begun.split('\u2069').length;
  return `${begun}…${'\u2069'.repeat(Math.max(0, isolates))}`;
}
