import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { instant } from '@harbourlink/kernel';
import { asyncapiDocument } from '../../generation/asyncapi-document.mjs';
import { readDescriptors, workspaceRoot } from '../../generation/descriptors.mjs';
import { catalogue } from '../catalogue.js';
import { toCloudEventHeaders } from '../cloud-event-headers.js';

const made = asyncapiDocument(readDescriptors());
const committed: unknown = JSON.parse(readFileSync(join(workspaceRoot, 'docs/asyncapi.json'), 'utf8'));

describe('docs/asyncapi.json', () => {
  it('is what the protos say now: else run node libs/contracts/asyncapi.mjs', () => {
    expect(committed).toEqual(made);
  });

  it('is valid AsyncAPI 3 with a channel per topic and a message per event', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(committed));
    const errors = diagnostics.filter(({ severity }) => severity === Number(DiagnosticSeverity.Error));
    expect(errors.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([]);
    expect(document?.version()).toMatch(/^3\./);
    const topics = new Set(catalogue().map(({ topic }) => topic));
    expect(
      document
        ?.channels()
        .all()
        .map((channel) => channel.address())
        .sort(),
    ).toEqual([...topics].sort());
    expect(
      document
        ?.messages()
        .all()
        .map((message) => message.name())
        .sort(),
    ).toEqual(
      catalogue()
        .map(({ type }) => type)
        .sort(),
    );
  });

  it('names the headers that are sent', () => {
    const headers = toCloudEventHeaders({
      ...{ id: 'i', type: 't', source: 's', key: 'k', occurredAt: instant(0), version: 1, position: 1 },
      ...{ correlationId: 'c', causationId: 'd', traceparent: 'p' },
    });
    expect(Object.keys(made.components.messageTraits.cloudEvent.headers.properties)).toEqual(Object.keys(headers));
  });
});
