import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { problem } from '../http/problem-texts.js';
import { headerOf } from '../http/request.js';
import type { Request } from '../http/request.js';
import { rememberCaller } from './caller.js';
import type { Caller } from './caller.js';
import { MembershipDirectory } from './membership-directory.js';
import { rulesOf } from './rules.js';
import type { AccessRule } from './rules.js';
import { InvalidToken, TokenVerifier } from './token-verifier.js';
import type { VerifiedToken } from './token-verifier.js';

/** Every request: the token is verified here, and one of the route's declared rules must hold. No rule: nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly directory: MembershipDirectory,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const rules = rulesOf(context.getHandler(), context.getClass());
    if (rules.some((rule) => rule.kind === 'public')) return true;
    const token = await this.tokenOf(request);
    const caller = await this.callerFor(token, headerOf(request, 'acting-for'), rules);
    if (!rules.some((rule) => holds(rule, caller, token, request))) {
      throw problem(403, caller.link ? 'auth.link-of-another' : 'auth.not-allowed');
    }
    rememberCaller(request, caller);
    return true;
  }

  private async tokenOf(request: Request): Promise<VerifiedToken> {
    const token = /^Bearer +(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
    const challenge = { headers: { 'WWW-Authenticate': 'Bearer' } };
    if (token === undefined) throw problem(401, 'auth.token-missing', challenge);
    try {
      return await this.verifier.verify(token);
    } catch (error) {
      if (error instanceof InvalidToken) {
        throw problem(401, 'auth.token-invalid', { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
      }
      throw problem(503, 'service.busy', { headers: { 'Retry-After': '1' } });
    }
  }

  private async callerFor(
    token: VerifiedToken,
    actingFor: string | undefined,
    rules: readonly AccessRule[],
  ): Promise<Caller> {
    const nobody = {
      personId: token.subject,
      organisationId: '',
      organisationKind: undefined,
      roles: [],
      scopes: token.scopes,
    };
    if (token.isService) return nobody;
    if (token.link) return { ...nobody, organisationId: token.link.organisationId ?? '', link: token.link };
    const memberships = await this.directory.of(token.subject);
    const organisations = [...new Set(memberships.map((one) => one.organisationId))];
    const [only] = organisations;
    if (actingFor === undefined && organisations.length > 1 && rules.some((rule) => rule.kind === 'roles')) {
      throw problem(400, 'acting-for.required', { details: { organisations } });
    }
    const organisationId = actingFor ?? (organisations.length === 1 ? only : undefined);
    if (organisationId === undefined) return nobody;
    const own = memberships.filter((one) => one.organisationId === organisationId);
    if (own.length === 0) throw problem(403, 'acting-for.not-a-member');
    return {
      ...nobody,
      organisationId,
      organisationKind: own[0]?.organisationKind,
      roles: own.map((one) => one.role),
    };
  }
}

function holds(rule: AccessRule, caller: Caller, token: VerifiedToken, request: Request): boolean {
  switch (rule.kind) {
    case 'public':
      return true;
    case 'signed-in':
      return !token.isService && caller.link === undefined;
    case 'roles':
      return rule.roles.some((role) => caller.roles.includes(role));
    case 'service':
      return token.isService && token.scopes.includes(rule.scope);
    case 'link': {
      const { id } = (request.params ?? {}) as { readonly id?: string };
      return caller.link?.purpose === rule.purpose && caller.link.resourceId === id;
    }
  }
}
