// Writes the type of every message as plain JSON: what a domain event looks like and what a handler receives.
import { ScalarType } from '@bufbuild/protobuf';
import { fieldCommentOf, messagesOf } from './descriptors.mjs';

export const localizedText = 'harbourlink.type.v1.LocalizedText';

export function plainTypes(registry) {
  const messages = messagesOf(registry).filter((message) => message.typeName !== localizedText);
  return [
    "import type { LocalizedText } from '@harbourlink/kernel';",
    '',
    '/** Every message by its full name, as plain JSON: camelCase keys, an absent optional has no key, lists always exist. */',
    'export interface PlainMessages {',
    ...messages.flatMap((message) => [
      `  '${message.typeName}': {`,
      ...message.fields.flatMap((field) => [
        ...(fieldCommentOf(field) === '' ? [] : [`    /** ${fieldCommentOf(field).replaceAll('*/', '* /')} */`]),
        `    ${field.localName}${mayBeAbsent(field) ? '?' : ''}: ${typeOfField(field)};`,
      ]),
      '  };',
    ]),
    '}',
    '',
  ].join('\n');
}

/** True for what was declared `optional`: a singular message without that word is always there. */
export function mayBeAbsent(field) {
  return field.proto.proto3Optional;
}

function typeOfField(field) {
  if (field.fieldKind === 'list')
    return `${field.listKind === 'message' ? typeOfMessage(field.message) : typeOfScalar(field.scalar)}[]`;
  return field.fieldKind === 'message' ? typeOfMessage(field.message) : typeOfScalar(field.scalar);
}

function typeOfMessage(message) {
  return message.typeName === localizedText ? 'LocalizedText' : `PlainMessages['${message.typeName}']`;
}

function typeOfScalar(scalar) {
  if (scalar === ScalarType.STRING) return 'string';
  return scalar === ScalarType.BOOL ? 'boolean' : 'number';
}
