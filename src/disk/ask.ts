import { createInterface } from 'node:readline';

/** One line from the person at the terminal; undefined at the end of input, and where they interrupt. */
export function askAtTerminal(prompt: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    let answer: string | undefined;
    terminal.on('close', () => resolve(answer));
    terminal.question(prompt, (typed) => {
      answer = typed;
      terminal.close();
    });
  });
}
