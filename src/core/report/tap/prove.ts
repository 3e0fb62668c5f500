/** `t/cart.t .. `, `[15:04:05] t/cart.t .. `: the TAP of that file follows. */
const heading = /^(?:\[[\d:]+\] )?(?=\S*[./])\S+ \.{2,}$/;
/** Behind the TAP of a file in which all went well, with `--timer` how long it took. */
const allWell = /^ok(?:\s+\d+ ms\b.*)?$/;

/** What `prove -v` writes around the TAP of each file. */
export class Prove {
  #has: 'no heading' | 'TAP of a file' | 'told of it' = 'no heading';

  /**
   * @param isBetween whether no test is still to come of what was begun
   * @returns what a line at the margin says; undefined where it is no line of prove
   */
  line(content: string, isBetween: boolean): 'file' | 'well' | 'failed' | undefined {
    if (isBetween && heading.test(content)) {
      this.#has = 'TAP of a file';
      return 'file';
    }
    if (isBetween && this.#has === 'TAP of a file' && allWell.test(content)) {
      this.#has = 'told of it';
      return 'well';
    }
    return this.#has !== 'no heading' && content === 'Result: FAIL' ? 'failed' : undefined;
  }
}
