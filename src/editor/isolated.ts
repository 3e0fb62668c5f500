/**
 * A text of the repository among words of ours. What is written from right to left keeps that to itself, and nothing that it says turns the
 * words around it: a test called so could have a closed gate read as another.
 */
export function isolated(text: string): string {
  const plain = turning.test(text) ? text.replace(allTurning, '') : text;
  return fromRight.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Embeddings, overrides and isolates of Unicode; the marks, which turn nothing, stay. */
const turning = /[\u202a-\u202e\u2066-\u2069]/;
const allTurning = new RegExp(turning, 'g');
const fromRight =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
