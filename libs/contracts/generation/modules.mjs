// Writes the modules around buf's output: one per service to import from, and the list of all events for the catalogue.
import { commentOf, eventsOf, messagesOf, placeOf } from './descriptors.mjs';

/** `<service>.ts` for `@harbourlink/contracts/<service>`: what its protos declare; `<service>/v2.ts` for a later major. */
export function serviceModules(registry) {
  const files = [...new Set(messagesOf(registry).map((message) => message.file))];
  const moduleOf = (file) => {
    const { service, version } = placeOf(file);
    return version === 'v1' ? service : `${service}/${version}`;
  };
  return [...new Set(files.map(moduleOf))].map((module) => ({
    name: `${module}.ts`,
    text: files
      .filter((file) => moduleOf(file) === module)
      .map((file) => `export * from '${module.includes('/') ? '..' : '.'}/${file.name}_pb.js';\n`)
      .join(''),
  }));
}

/** `all-events.ts`: the schema and the comment of every event. */
export function allEvents(registry) {
  const events = eventsOf(registry);
  const files = [...new Set(events.map((event) => event.file))];
  const aliasOf = (file) => file.name.replace('harbourlink/', '').replaceAll('/', '_');
  return [
    "import type { DescMessage } from '@bufbuild/protobuf';",
    ...files.map((file) => `import * as ${aliasOf(file)} from './${file.name}_pb.js';`),
    '',
    'export const allEvents: readonly { readonly schema: DescMessage; readonly comment: string }[] = [',
    ...events.map(
      (event) =>
        `  { schema: ${aliasOf(event.file)}.${event.name}Schema, comment: ${JSON.stringify(commentOf(event))} },`,
    ),
    '];',
    '',
  ].join('\n');
}
