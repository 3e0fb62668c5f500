/** What the others begin with: of XML the root, of JSON what no output of a test has by chance. */
const xml =
  /^(?:<\?[^>]*>|<!--[^]*?-->|\s)*<(?:testsuites?|TestRun|test-run|test-results|assemblies|testng-results)[\s/>]/;
const json =
  /^\{[^]*?"(?:numTotalTests|testResults|expectedStatus|fullyParallel|passPercent)"\s*:|^\{[^]*?"stats"\s*:\s*\{[^{}]*"(?:passes|failures)"|^\{\s*"results"\s*:\s*\{\s*"tool"\s*:/;

/** As much of it tells what it is. */
const longest = 4096;

/** Looks in what is no TAP for the report of another format that somebody has appended. */
export class OtherReport {
  #text = '';
  #line = 0;

  /** @returns the line on which one begins, when that is known */
  add(text: string, number: number): number | undefined {
    if (this.#text === '' || this.#text.length > longest) {
      if (!/^[<{]/.test(text)) return undefined;
      this.#text = '';
      this.#line = number;
    }
    this.#text += `${text.slice(0, longest)}\n`;
    if (!xml.test(this.#text) && !json.test(this.#text)) return undefined;
    this.forget();
    return this.#line;
  }

  forget(): void {
    this.#text = '';
  }
}
