/** Milliseconds that a sentence stays in the status bar: to be noticed there, and read twice by somebody who reads slowly. */
export function readingTime(sentence: string): number {
  return 5000 + sentence.length * 100;
}
