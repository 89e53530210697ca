import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The kinds of element the rules speak of, by the parser's numbers. */
const literal = 0;
const plain = 1;
const number = 2;

/** The parts of an ICU message; throws where it cannot be read. */
export function parsed(message: string, language: string): Element[] {
  return new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst();
}

/** Every list of parts in a message: its own, and those of each choice within. */
function* listsIn(elements: readonly Element[]): Generator<readonly Element[]> {
  yield elements;
  for (const element of elements) {
    if ('options' in element) for (const option of Object.values(element.options)) yield* listsIn(option.value);
  }
}

/** What has to be passed to a message. */
export function argumentsOf(elements: readonly Element[]): string[] {
  const names = [...listsIn(elements)].flatMap((list) =>
    list.flatMap((element) => (element.type !== literal && 'value' in element ? [element.value] : [])),
  );
  return [...new Set(names)].toSorted();
}

const counts = /^(count|n|total|days|weeks|months|years|hours|minutes|seconds|rows|jobs)$|Count$/;
/** A word after a number that would change with it; those listed here do not. */
const noun =
  /^[ \u00a0]+(?!(?:of|to|in|at|and|or|from|by|on|with|as|out|per|chosen|shown|done|ready|left|new|waiting)\b)\p{L}/u;

/** Counts a message writes without the digits of its language: `{count}` where `{count, number}` or a plural belongs. */
export function bareCounts(elements: readonly Element[]): string[] {
  return [...listsIn(elements)].flatMap((list) =>
    list.flatMap((element) => (element.type === plain && counts.test(element.value) ? [element.value] : [])),
  );
}

/** Counts before a noun that would have to follow them in English: `{count, number} needs` is wrong for one. */
export function countsWithoutPlural(elements: readonly Element[]): string[] {
  return [...listsIn(elements)].flatMap((list) =>
    list.flatMap((element, at) => {
      const next = list[at + 1];
      const counted = element.type === number || (element.type === plain && counts.test(element.value));
      return counted && next?.type === literal && noun.test(next.value) ? [element.value] : [];
    }),
  );
}
