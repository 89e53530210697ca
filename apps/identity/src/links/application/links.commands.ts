import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { refuse } from '@harbourlink/kernel';
import type { Instant, Refusal } from '@harbourlink/kernel';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { apiAudience } from '../../sign-in/clients.js';
import type { IdentityConfiguration } from '../../sign-in/identity-configuration.js';
import type { KeyFolder } from '../../sign-in/key-folder.js';
import { sessionMinutes, whyItStaysShut } from '../domain/link.js';
import type { Link } from '../domain/link.js';
import type { LinksRepository } from '../postgres/links.repository.js';
import { linkToken, linkTokenHash } from './link-tokens.js';
import type { LinkRequest } from './link-tokens.js';

export interface MintedLink {
  readonly url: string;
  readonly expiresAt: Instant;
}

export interface LinkSession {
  readonly accessToken: string;
  readonly tokenType: 'Bearer';
  readonly expiresIn: number;
  readonly purpose: string;
  readonly resourceId: string;
}

export class LinksCommands {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly links: LinksRepository,
    private readonly keys: KeyFolder,
    private readonly configuration: IdentityConfiguration,
  ) {}

  /** A link for the person; the same one again for the same key, kept alive for `hours` from now. */
  async mint(request: LinkRequest, hours: number): Promise<MintedLink | Refusal> {
    const token = linkToken((await this.keys.secrets()).linkSecret, request);
    const expiresAt = await this.links.keep(linkTokenHash(token), request, hours);
    if (expiresAt === undefined) return refuse('person.missing', 'missing');
    return { url: `${this.configuration.publicAddress}/links/${token}`, expiresAt };
  }

  /** What the link is for and whether it opens now. */
  async describe(token: string): Promise<{ purpose: string; open: boolean; expiresAt: Instant } | Refusal> {
    return this.units.run(async (unit) => {
      const link = await this.links.find(linkTokenHash(token));
      if (!link) return refuse('link.missing', 'missing');
      const { purpose, expiresAt } = link;
      return { purpose, expiresAt, open: whyItStaysShut(link, unit.now) === undefined };
    });
  }

  /** Ends all links of a person: a mail went to the wrong hands. Returns how many were open. */
  revokeOf(personId: string): Promise<number> {
    return this.links.closeOf(personId);
  }

  /** Exchanges the secret for a short session that may do this one thing as this person. */
  async openSession(token: string): Promise<LinkSession | Refusal> {
    const hash = linkTokenHash(token);
    return this.units.run(async (unit) => {
      const link = await this.links.lock(hash);
      const shut = whyItStaysShut(link, unit.now);
      if (shut || !link) return shut ?? refuse('link.missing', 'missing');
      await this.links.countSession(hash);
      return this.session(link, unit.now);
    });
  }

  private async session(link: Link, now: Instant): Promise<LinkSession> {
    const { signingKeys } = await this.keys.secrets();
    const [jwk] = signingKeys;
    const issuedAt = Math.floor(Date.parse(now) / 1000);
    const expiresIn = Math.min(sessionMinutes * 60, Math.floor(Date.parse(link.expiresAt) / 1000) - issuedAt);
    const accessToken = await new SignJWT({
      client_id: 'link',
      link_purpose: link.purpose,
      link_resource: link.resourceId,
      ...(link.organisationId === undefined ? {} : { link_organisation: link.organisationId }),
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(jwk.kid) })
      .setIssuer(this.configuration.issuer)
      .setAudience(apiAudience)
      .setSubject(link.personId)
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + expiresIn)
      .sign(await importJWK(jwk, 'ES256'));
    return { accessToken, tokenType: 'Bearer', expiresIn, purpose: link.purpose, resourceId: link.resourceId };
  }
}
