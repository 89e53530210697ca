// The AsyncAPI 3 document of the event backbone: a channel per topic, a message per event, a schema per message.
import { ScalarType } from '@bufbuild/protobuf';
import { commentOf, eventsOf, fieldCommentOf, messagesOf, placeOf } from './descriptors.mjs';
import { localizedText, mayBeAbsent } from './plain-types.mjs';

export function asyncapiDocument(registry) {
  const events = eventsOf(registry);
  const topics = [...new Set(events.map(topicOf))];
  const eventsIn = (topic) => events.filter((event) => topicOf(event) === topic);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Harbourlink events',
      version: '1.0.0',
      description:
        'Every event of the platform: CloudEvents 1.0 in binary content mode, the payload a protobuf message. Payload schemas here are the JSON form of that message. No event holds personal data or words about people or talks.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/protobuf',
    channels: Object.fromEntries(topics.map((topic) => [topic, channel(topic, eventsIn(topic), topics)])),
    operations: Object.fromEntries(topics.map((topic) => operation(topic, eventsIn(topic)))),
    components: {
      messages: Object.fromEntries(events.map((event) => [event.typeName, eventMessage(event)])),
      messageTraits: { cloudEvent: cloudEventTrait(), outsideCloudEvent: outsideCloudEventTrait() },
      schemas: Object.fromEntries(messagesOf(registry).map((message) => [message.typeName, schemaOf(message)])),
    },
  };
}

function topicOf(event) {
  const { service, aggregate, version } = placeOf(event.file);
  return `${service}.${aggregate}.${version}`;
}

/** Topics that others write to; the platform only reads them. */
function isOutside(event) {
  return placeOf(event.file).service === 'outside';
}

function channel(topic, events, topics) {
  return {
    address: topic,
    ...wordsOf(topic, events[0], topics),
    messages: Object.fromEntries(events.map((event) => [event.name, { $ref: messageRef(event) }])),
    bindings: { kafka: { topic, bindingVersion: '0.5.0' } },
  };
}

function wordsOf(topic, event, topics) {
  const { service, aggregate } = placeOf(event.file);
  if (isOutside(event)) {
    return {
      title: `Events about a ${aggregate} from outside`,
      description:
        'Written by others, taken in once for each ce_source and ce_id, for good. Binary or structured content mode, protobuf or its JSON. The same events are taken over HTTP. What cannot be read is parked and an operator is told.',
    };
  }
  const published = `Published by ${service}, in the order of the ${aggregate}'s versions. The message key is the ${aggregate}'s id.`;
  const newest = newestMajorOf(topic, topics);
  return {
    title: `Events of a ${aggregate}`,
    description:
      newest === topic ? published : `${published} Derived from ${newest} for those who still read this major.`,
  };
}

/** The journal holds an event in its newest major; the older ones are derived from it. */
function newestMajorOf(topic, topics) {
  const [stream, majorOf] = [(name) => name.replace(/\d+$/, ''), (name) => Number(/\d+$/.exec(name)?.[0])];
  return topics
    .filter((other) => stream(other) === stream(topic))
    .reduce((newest, other) => (majorOf(other) > majorOf(newest) ? other : newest), topic);
}

function operation(topic, events) {
  const [action, verb, summary] = isOutside(events[0])
    ? ['receive', 'take', 'The platform takes in what others tell.']
    : ['send', 'publish', `${placeOf(events[0].file).service} publishes what happened.`];
  const messages = events.map((event) => ({ $ref: `#/channels/${topic}/messages/${event.name}` }));
  return [`${verb}.${topic}`, { action, channel: { $ref: `#/channels/${topic}` }, summary, messages }];
}

function eventMessage(event) {
  return {
    name: event.typeName,
    title: event.name,
    summary: commentOf(event),
    contentType: 'application/protobuf',
    traits: [{ $ref: `#/components/messageTraits/${isOutside(event) ? 'outsideCloudEvent' : 'cloudEvent'}` }],
    headers: { type: 'object', properties: { ce_type: { type: 'string', const: event.typeName } } },
    payload: { $ref: schemaRef(event) },
    bindings: { kafka: { key: { type: 'string' }, bindingVersion: '0.5.0' } },
    'x-proto-file': `${event.file.name}.proto`,
  };
}

/** The headers `toCloudEventHeaders` writes; a test compares the two. */
function cloudEventTrait() {
  const text = (description) => ({ type: 'string', description });
  const properties = {
    'content-type': { type: 'string', const: 'application/protobuf' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('Identity of the event, with ce_source.'),
    ce_type: text("Full name of the payload's message."),
    ce_source: text('The publishing service.'),
    ce_subject: text("The aggregate's id, the message key too."),
    ce_time: { type: 'string', format: 'date-time', description: 'When it happened; never orders anything.' },
    ce_correlationid: text('The same for everything one request or job caused.'),
    ce_causationid: text('The event that caused this one; absent at the start of a chain.'),
    ce_traceparent: text('W3C trace context.'),
    ce_aggregateversion: text("The aggregate's version after this event: 1, 2, 3 ... without gaps."),
    ce_position: text("Its place in the publisher's journal, without gaps."),
  };
  const optional = ['ce_causationid', 'ce_traceparent'];
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { headers: { type: 'object', required, properties } };
}

/** What `readOutsideEvent` looks at. */
function outsideCloudEventTrait() {
  const text = (description) => ({ type: 'string', maxLength: 200, description });
  const properties = {
    'content-type': { type: 'string', enum: ['application/protobuf', 'application/json'] },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('Identity of the event, with ce_source: the same pair is taken in once, for good.'),
    ce_type: text("Full name of the payload's message."),
    ce_source: text('The system that tells: a URI of yours, never the name of a service of the platform.'),
    ce_subject: text('What it is about, in your words; needed with ce_aggregateversion.'),
    ce_time: { type: 'string', format: 'date-time', description: 'When it happened; never orders anything.' },
    ce_traceparent: text('W3C trace context.'),
    ce_aggregateversion: text(
      '1, 2, 3 ... without gaps for each ce_source and ce_subject: taken in in this order. Leave it out when nothing has to be in order.',
    ),
  };
  const required = ['content-type', 'ce_specversion', 'ce_id', 'ce_type', 'ce_source'];
  return { headers: { type: 'object', required, properties } };
}

function schemaOf(message) {
  if (message.typeName === localizedText) {
    const properties = Object.fromEntries(['zh-Hans', 'zh-Hant', 'en'].map((tag) => [tag, { type: 'string' }]));
    return { type: 'object', description: commentOf(message), properties };
  }
  const required = message.fields.filter((field) => !mayBeAbsent(field)).map((field) => field.localName);
  return {
    type: 'object',
    ...(commentOf(message) === '' ? {} : { description: commentOf(message) }),
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(message.fields.map((field) => [field.localName, fieldSchema(field)])),
  };
}

function fieldSchema(field) {
  const comment = fieldCommentOf(field);
  const item = field.message ? { $ref: schemaRef(field.message) } : scalarSchema(field.scalar);
  if (field.fieldKind === 'list')
    return { type: 'array', items: item, ...(comment === '' ? {} : { description: comment }) };
  if (comment === '') return item;
  return field.message ? { allOf: [item], description: comment } : { ...item, description: comment };
}

function scalarSchema(scalar) {
  if (scalar === ScalarType.STRING) return { type: 'string' };
  if (scalar === ScalarType.BOOL) return { type: 'boolean' };
  if (scalar === ScalarType.DOUBLE) return { type: 'number' };
  const [minimum, maximum] = scalar === ScalarType.UINT32 ? [0, 4_294_967_295] : [-2_147_483_648, 2_147_483_647];
  return { type: 'integer', minimum, maximum };
}

function messageRef(event) {
  return `#/components/messages/${event.typeName}`;
}

function schemaRef(message) {
  return `#/components/schemas/${message.typeName}`;
}
