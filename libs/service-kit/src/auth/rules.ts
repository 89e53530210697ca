import { applyDecorators } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtension,
  ApiForbiddenResponse,
  ApiSecurity,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Role } from './caller.js';

/** Who may use a route. A route may declare several: any of them suffices. */
export type AccessRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }
  | { readonly kind: 'link'; readonly purpose: string }
  | { readonly kind: 'service'; readonly scope: string };

const declared = 'harbourlink:access-rules';

/** The rules of a method, else of its controller. None: nobody may use it. */
export function rulesOf(handler: object, controller: object): readonly AccessRule[] {
  const own: unknown = Reflect.getMetadata(declared, handler) ?? Reflect.getMetadata(declared, controller);
  return Array.isArray(own) ? (own as AccessRule[]) : [];
}

function declare(rule: AccessRule): ClassDecorator & MethodDecorator {
  const mark = (target: object, _?: unknown, descriptor?: PropertyDescriptor): void => {
    const where: object = descriptor ? (descriptor.value as object) : target;
    const before: unknown = Reflect.getOwnMetadata(declared, where);
    Reflect.defineMetadata(declared, [...(Array.isArray(before) ? before : []), rule], where);
  };
  const documentation =
    rule.kind === 'public' ? [ApiSecurity({})] : [ApiBearerAuth(), ApiUnauthorizedResponse(), ApiForbiddenResponse()];
  return applyDecorators(
    mark as MethodDecorator & ClassDecorator,
    ApiExtension(`x-access-${rule.kind}`, rule),
    ...documentation,
  );
}

/** People with one of these roles in the organisation they act for. */
export const Allow = (...roles: readonly Role[]): ClassDecorator & MethodDecorator => declare({ kind: 'roles', roles });

/** Everybody with a valid token of a person, whatever their roles. */
export const SignedIn = (): ClassDecorator & MethodDecorator => declare({ kind: 'signed-in' });

/** Everybody. */
export const Public = (): ClassDecorator & MethodDecorator => declare({ kind: 'public' });

/** A guest whose bound link is for this purpose and for the object whose id is in the path. */
export const ByLink = (purpose: string): ClassDecorator & MethodDecorator => declare({ kind: 'link', purpose });

/** Another service of the platform whose token has this scope. */
export const ServiceOnly = (scope: string): ClassDecorator & MethodDecorator => declare({ kind: 'service', scope });
