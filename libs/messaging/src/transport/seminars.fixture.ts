import { create, createFileRegistry } from '@bufbuild/protobuf';
import { FieldDescriptorProto_Label, FieldDescriptorProto_Type, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { between, encodeEvent, Majors, nextMajor, topicOf, typeOf } from '@harbourlink/contracts';
import type { EventSchema } from '@harbourlink/contracts';
import type { Lane } from '../consuming/lane.js';
import type { ReceivedEvent } from '../envelope.js';
import { wantsOf } from '../nest/wants.js';
import type { OutgoingEvent } from '../outbox.js';

/** The worked example of docs/events.md, as libs/contracts/src/majors/example declares it. */
const { OPTIONAL, REPEATED } = FieldDescriptorProto_Label;
const { STRING, UINT32 } = FieldDescriptorProto_Type;
const field = (name: string, number: number, type: FieldDescriptorProto_Type, label = OPTIONAL) => ({
  name,
  number,
  type,
  label,
});
const file = (version: string, messageType: { name: string; field: ReturnType<typeof field>[] }[]) => ({
  name: `harbourlink/registry/${version}/seminar.proto`,
  package: `harbourlink.registry.${version}`,
  syntax: 'proto3',
  messageType,
});
const held = { name: 'SeminarHeld', field: [field('guests', 1, UINT32)] };
const registry = createFileRegistry(
  create(FileDescriptorSetSchema, {
    file: [
      file('v1', [
        { name: 'SeminarPlanned', field: [field('city_code', 1, STRING), field('held_on', 2, STRING)] },
        held,
      ]),
      file('v2', [
        {
          name: 'SeminarPlanned',
          field: [field('city_codes', 1, STRING, REPEATED), field('held_on', 2, STRING)],
        },
        held,
        { name: 'SeminarPostponed', field: [field('held_on', 1, STRING)] },
      ]),
    ],
  }),
);

function schemaOf(name: string): EventSchema {
  const schema = registry.getMessage(`harbourlink.registry.${name}`);
  if (!schema) throw new Error(`the example has no ${name}`);
  return schema;
}

export const v1 = { planned: schemaOf('v1.SeminarPlanned'), held: schemaOf('v1.SeminarHeld') };
export const v2 = {
  planned: schemaOf('v2.SeminarPlanned'),
  held: schemaOf('v2.SeminarHeld'),
  postponed: schemaOf('v2.SeminarPostponed'),
};

export const seminarMajors = new Majors([
  nextMajor('registry.seminar.v1', 'registry.seminar.v2', [
    between(v1.planned, v2.planned, {
      up: ({ cityCode, heldOn }) => ({ cityCodes: [cityCode], heldOn }),
      down: ({ cityCodes, heldOn }) => ({ cityCode: (cityCodes as string[])[0] ?? '', heldOn }),
    }),
    between(v1.held, v2.held, { up: (event) => event, down: (event) => event }),
  ]),
]);

/** The event with the next version of a seminar, as whoever writes this major publishes it. */
export const outgoing = (
  schema: EventSchema,
  key: string,
  version: number,
  data: Record<string, unknown>,
): OutgoingEvent => ({
  topic: topicOf(schema),
  key,
  version,
  type: typeOf(schema),
  payload: encodeEvent(schema, data),
});

/** A lane that reads seminars in one major. */
export function seminarLane(
  name: string,
  schemas: readonly EventSchema[],
  handle: (event: ReceivedEvent) => Promise<void>,
): Lane {
  const wants = wantsOf(name, schemas, seminarMajors);
  return { name, kind: 'projection', tables: ['seen'], start: 'beginning', contract: 'single', wants, handle };
}
