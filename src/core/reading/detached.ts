/**
 * The same text, without the text that it was cut from: in V8 a slice keeps the whole string alive, and what is kept of a
 * document must not keep the document.
 */
export function detached(text: string): string {
  // Up to twelve characters are copied anyway. The longer text is built anew, and the slice keeps one character too many.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
