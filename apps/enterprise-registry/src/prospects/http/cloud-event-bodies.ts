import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const protobufTypes = ['application/protobuf', 'application/x-protobuf'] as const;
export const structuredType = 'application/cloudevents+json';

/** An event's data may have 64 KB; in Base64, with its attributes around it, it is half as long again. */
const largestEventBytes = 131_072;

/** Lets the service take CloudEvents as they are sent: their bytes are read by the contract, not by the web framework. */
export function acceptCloudEventBodies(application: NestFastifyApplication): void {
  const server = application.getHttpAdapter().getInstance();
  const options = { parseAs: 'buffer', bodyLimit: largestEventBytes } as const;
  server.addContentTypeParser([...protobufTypes, structuredType], options, (_request, body, done) => done(null, body));
}
