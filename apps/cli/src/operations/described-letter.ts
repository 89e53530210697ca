import type { Schemas } from '@harbourlink/api-client';

type Letter = Schemas['identity']['InspectedLetterResponse'];

/** A dead letter on one screen: what it is, what it says, what went wrong. */
export function describedLetter(letter: Letter): string {
  const facts: readonly (readonly [string, string | number | undefined])[] = [
    ['letter', `${letter.id}, ${letter.kind} in ${letter.lane}`],
    ['event', `${letter.type} ${letter.eventId}`],
    ['of', `${letter.topic} ${letter.key}, version ${letter.version}`],
    ['from', `${letter.source}, position ${letter.position}`],
    ['occurred', letter.occurredAt],
    ['died', `${letter.diedAt}, attempts ${letter.attempts}`],
    ['correlation', letter.correlationId],
    ['causation', letter.causationId],
    ['trace', letter.traceparent],
    ['settled', settlement(letter)],
  ];
  const lines = facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name.padEnd(12)} ${value}`]));
  return [...lines, '', ...content(letter), '', letter.stack].join('\n');
}

function settlement({ settled }: Letter): string | undefined {
  if (!settled) return undefined;
  const why = [settled.reasonCode, settled.note].filter((part) => part !== undefined).join(': ');
  return `${settled.how} ${settled.at}${settled.by ? ` by ${settled.by}` : ''}${why === '' ? '' : ` (${why})`}`;
}

function content({ data, undecodable, bytes }: Letter): string[] {
  if (data !== undefined) return [JSON.stringify(data, null, 2)];
  const reason = `Not decoded: ${undecodable ?? 'no reason was given'}`;
  return bytes ? [reason, `${bytes.length} bytes, hex ${bytes.hex}`] : [reason];
}
