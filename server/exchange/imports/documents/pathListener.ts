import type { XmlElement, XmlListener } from "./xml";

/** What a reader of a document hears of its elements, each by a name of the reader's choice. */
export interface Heard {
  nameOf(element: XmlElement): string;
  /** Whether nothing is heard of an element of that name and of all that is in it. */
  isPassedOver(name: string): boolean;
  start(name: string, attributes: XmlElement["attributes"]): void;
  text(words: string): void;
  end(name: string): void;
}

/** Keeps in `path` the names of all elements that are open, the innermost last. */
export function pathListener(path: string[], heard: Heard): XmlListener {
  /** How deep the element lies that is passed over; 0 for none. */
  let passedOver = 0;
  return {
    start(element) {
      const name = heard.nameOf(element);
      path.push(name);
      if (passedOver > 0) return;
      if (heard.isPassedOver(name)) passedOver = path.length;
      else heard.start(name, element.attributes);
    },
    text(words) {
      if (passedOver === 0) heard.text(words);
    },
    end() {
      if (passedOver === 0) heard.end(path.at(-1)!);
      else if (passedOver === path.length) passedOver = 0;
      path.pop();
    },
  };
}
