import { createHash } from 'node:crypto';

/** What makes two messages the same one. */
export interface MessageKey {
  readonly eventId: string;
  readonly personId: string;
  readonly workflowCode: string;
  readonly channelCode: string;
}

/** The same message has the same delivery id, however often its event arrives: a version 8 UUID (RFC 9562, 5.8). */
export function deliveryIdOf(key: MessageKey): string {
  const hex = hashOf(key);
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The Message-ID of a mail (RFC 5322, 3.6.4): a second copy of it is recognised by mail programs. */
export function messageIdOf(key: MessageKey): string {
  return `<${hashOf(key)}@harbourlink>`;
}

function hashOf({ eventId, personId, workflowCode, channelCode }: MessageKey): string {
  return createHash('sha256')
    .update(JSON.stringify([eventId, personId, workflowCode, channelCode]))
    .digest('hex')
    .slice(0, 40);
}
