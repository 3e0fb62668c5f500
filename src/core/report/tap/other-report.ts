/** What the others begin with: of XML the root, of JSON what no output of a test has by chance. */
const xml = /^(?:<\?[^>]*>\s*)?<(?:testsuites?|TestRun|test-run|test-results|assemblies|testng-results)(?:[\s/>]|$)/;
const json =
  /^\{[^]*?"(?:numTotalTests|testResults|expectedStatus|fullyParallel|passPercent)"\s*:|^\{[^]*?"stats"\s*:\s*\{[^{}]*"(?:passes|failures)"|^\{\s*"results"\s*:\s*\{\s*"tool"\s*:/;

/** As much of it, and so many lines, tell what it is: each of them is looked at anew. */
const longest = 4096;
const mostLines = 64;

/** Looks in what is no TAP for the report of another format that somebody has appended. */
export class OtherReport {
  /** From the last brace at the margin on; inside of a document they are indented. */
  #text = '';
  #line = 0;
  #lines = 0;

  /** @returns the line on which one begins, when that is known */
  add(text: string, number: number): number | undefined {
    if (xml.test(text)) return number;
    if (text.startsWith('{')) {
      this.#text = '';
      this.#line = number;
      this.#lines = 0;
    } else if (this.#text === '' || this.#text.length > longest || this.#lines === mostLines) return undefined;
    this.#lines++;
    this.#text += `${text.slice(0, longest)}\n`;
    if (!json.test(this.#text)) return undefined;
    this.forget();
    return this.#line;
  }

  forget(): void {
    this.#text = '';
  }
}
