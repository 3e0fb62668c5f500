import type { Attributes, XmlReading } from '../syntax/xml.ts';
import { firstLine } from './test-cases.ts';

/** Hands the character data of an element of XML to whoever wants it; one at a time. */
export class Heard {
  readonly #xml: XmlReading;
  #wanted: { readonly depth: number; readonly tell: (text: string) => void } | undefined;

  constructor(xml: XmlReading) {
    this.#xml = xml;
  }

  /** @param depth of the element that is open */
  listen(depth: number, tell: (text: string) => void): void {
    if (this.#wanted !== undefined) return;
    this.#wanted = { depth, tell };
    this.#xml.listen();
  }

  /** The attribute `message` if it says something, else the first line of what stands in the element, else its `type`. */
  say(depth: number, attributes: Attributes, tell: (text: string | undefined) => void): void {
    const said = firstLine(attributes['message']);
    if (said !== undefined) return tell(said);
    const type = attributes['type'];
    this.listen(depth, (text) => {
      tell(firstLine(text) ?? firstLine(type));
    });
  }

  /** @param depth of the element that ends; without it, all ends */
  close(depth?: number): void {
    const wanted = this.#wanted;
    if (wanted === undefined || (depth !== undefined && wanted.depth !== depth)) return;
    this.#wanted = undefined;
    wanted.tell(this.#xml.heard());
  }
}
