import { describe, expect, it } from '@jest/globals';
import { MembershipGrantedSchema, MembershipRevokedSchema } from './generated/identity.js';
import { eventContract } from './event-contract.js';
import { topicOf, typeOf } from './event-schema.js';
import { EnterpriseProfileSchema } from './generated/registry.js';
import { LocalizedTextSchema } from './generated/type.js';
import { Undecodable } from './undecodable.js';

type Granted = {
  readonly type: 'MembershipGranted';
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationKindCode: 'office' | 'agency';
  readonly roleCode: string;
  readonly byPersonId?: string;
};
type Revoked = { readonly type: 'MembershipRevoked'; readonly byPersonId?: string };

const table = { MembershipGranted: MembershipGrantedSchema, MembershipRevoked: MembershipRevokedSchema };
const contract = eventContract<Granted | Revoked>('identity.membership.v1', table);
const granted: Granted = {
  type: 'MembershipGranted',
  personId: 'p',
  organisationId: 'beijing',
  organisationKindCode: 'office',
  roleCode: 'officer',
};

describe('a contract of events', () => {
  it('gives the full type and bytes, and the same event back', () => {
    const { type, payload } = contract.encode(granted);
    expect(type).toBe('harbourlink.identity.v1.MembershipGranted');
    expect(contract.decode(type, payload)).toStrictEqual(granted);
  });

  it('tells events apart that have the same bytes', () => {
    const { type, payload } = contract.encode({ type: 'MembershipRevoked' });
    expect(payload).toHaveLength(0);
    expect(contract.decode(type, payload)).toStrictEqual({ type: 'MembershipRevoked' });
  });

  it('does not decode a type it does not have', () => {
    expect(() => contract.decode('harbourlink.identity.v1.MembershipMoved', new Uint8Array())).toThrow(Undecodable);
    expect(() => contract.decode('MembershipRevoked', new Uint8Array())).toThrow(Undecodable);
  });

  it('is refused for another topic', () => {
    expect(() => eventContract<Granted | Revoked>('identity.consent.v1', table)).toThrow(
      /belongs to identity.membership.v1/,
    );
  });

  it('is refused when an event of the topic is left out', () => {
    expect(() =>
      eventContract<Revoked>('identity.membership.v1', { MembershipRevoked: MembershipRevokedSchema }),
    ).toThrow(/MembershipGranted that is not mapped/);
  });

  it('does not compile when the table and the domain disagree', () => {
    const topic = 'identity.membership.v1';
    const declarations = [
      // @ts-expect-error one event of the domain has no schema
      () => eventContract<Granted | Revoked>(topic, { MembershipRevoked: MembershipRevokedSchema }),
      // @ts-expect-error the schema of another event
      () => eventContract<Revoked>(topic, { MembershipRevoked: MembershipGrantedSchema }),
      () =>
        eventContract<{ type: 'MembershipRevoked'; byPersonId?: string; reasonCode?: string }>(topic, {
          // @ts-expect-error the domain event has a field its message lacks
          MembershipRevoked: MembershipRevokedSchema,
        }),
      () =>
        eventContract<Omit<Granted, 'roleCode'>>(topic, {
          // @ts-expect-error the domain event lacks a field of its message
          MembershipGranted: MembershipGrantedSchema,
        }),
      () =>
        eventContract<{ type: 'MembershipRevoked'; byPersonId: string }>(topic, {
          // @ts-expect-error the domain event needs what may be absent
          MembershipRevoked: MembershipRevokedSchema,
        }),
      () =>
        eventContract<{ type: 'MembershipRevoked' }>(topic, {
          // @ts-expect-error the domain event does not know an optional field
          MembershipRevoked: MembershipRevokedSchema,
        }),
      () =>
        eventContract<Granted & { readonly roleCode: number }>(topic, {
          // @ts-expect-error a field of another type
          MembershipGranted: MembershipGrantedSchema,
        }),
    ];
    for (const declare of declarations) expect(declare).toThrow(TypeError);
  });
});

describe('names of an event', () => {
  it('follow from where it is declared', () => {
    expect(typeOf(MembershipGrantedSchema)).toBe('harbourlink.identity.v1.MembershipGranted');
    expect(topicOf(MembershipGrantedSchema)).toBe('identity.membership.v1');
  });

  it('are refused for values', () => {
    expect(() => topicOf(EnterpriseProfileSchema)).toThrow(/a value, not an event/);
    expect(() => topicOf(LocalizedTextSchema)).toThrow(/a value, not an event/);
  });
});
