import { unescaped } from './cell-text.js';
import type { XmlListener } from './xml-reader.js';

/** Texts are refused from 200 characters on: what is cut here is too long all the same. */
export const longestCell = 1_000;

/** Collects the runs of a text that stands in `<si>` or `<is>`; how it is pronounced (`<rPh>`) is no part of it. */
export function textOfParts(told: (text: string) => void, whole: string): Required<XmlListener> {
  let text = '';
  let isSpoken = false;
  let isText = false;
  return {
    opened(name) {
      if (name === whole) text = '';
      if (name === 'rPh') isSpoken = true;
      isText = name === 't' && !isSpoken;
    },
    text(more) {
      if (isText && text.length < longestCell) text += more.slice(0, longestCell);
    },
    closed(name) {
      isText = false;
      if (name === 'rPh') isSpoken = false;
      if (name === whole) told(detached(unescaped(text)));
    },
  };
}

/** A text of its own: a part of a longer one would keep all of it in memory. */
function detached(text: string): string {
  return text === '' ? text : Buffer.from(text.toWellFormed()).toString();
}
