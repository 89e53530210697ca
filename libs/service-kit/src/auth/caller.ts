import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from '../http/request.js';

/** What people may be; product.md says what each does. */
export const roles = [
  'enterprise_member',
  'provider_member',
  'officer',
  'team_head',
  'verifier',
  'event_desk',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

export const organisationKinds = ['enterprise', 'provider', 'office', 'agency'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Who asks, and for which organisation. */
export interface Caller {
  /** A person's id; a client's id for a service. */
  readonly personId: string;
  /** Empty for who belongs to none: a guest by link, a service, a person without membership. */
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind | undefined;
  /** What the person may do for that organisation. */
  readonly roles: readonly Role[];
  /** What a service's token is for. */
  readonly scopes: readonly string[];
  /** Set for a guest: the one thing the link is for. */
  readonly link?: { readonly purpose: string; readonly resourceId: string; readonly organisationId?: string };
}

const callers = new WeakMap<object, Caller>();

/** Remembers who asks; only the guard does. */
export function rememberCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

export function callerOf(request: Request): Caller | undefined {
  return callers.get(request);
}

export function hasRole(caller: Caller, ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => caller.roles.includes(role));
}

/** The caller of a route that is not public. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<Request>());
  if (!caller) throw new Error('a public route has no caller');
  return caller;
});
