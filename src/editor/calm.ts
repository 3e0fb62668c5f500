/** In milliseconds. The editor draws what a view is told up to 200 later. */
const soon = 400;

/**
 * A view that is drawn anew takes back the focus that it is just losing: whoever was in it and is asked something meanwhile would type into
 * nothing. So a question waits until what views were told is drawn, and views are told nothing while a question takes the focus.
 */
export class Calm {
  private told = -Infinity;
  private asked = -Infinity;

  /** For those who ask: what views were told is drawn then. */
  async untilDrawn(): Promise<void> {
    await until(this.told + soon);
    this.asked = performance.now();
  }

  /** For those who tell a view that it is to be drawn: what was asked has the focus then. */
  async untilAsked(): Promise<void> {
    await until(this.asked + soon);
    this.told = performance.now();
  }
}

async function until(time: number): Promise<void> {
  const left = time - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
