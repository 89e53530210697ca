import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Allow, Public, ServiceOnly } from '@harbourlink/service-kit/auth';
import { problem, Reads } from '@harbourlink/service-kit/http';
import { LinksCommands } from '../application/links.commands.js';
import type { LinkSession, MintedLink } from '../application/links.commands.js';
import { usualHours } from '../domain/link.js';
import { MintLinkRequest, RevokeLinksRequest } from './link.requests.js';
import { LinkResponse, LinkSessionResponse, MintedLinkResponse, RevokedLinksResponse } from './link.responses.js';

/** What a token can look like; anything else is not worth a look. */
const wellFormed = /^[\w-]{43}$/;

@Controller('api/v1/links')
export class LinksController {
  constructor(private readonly links: LinksCommands) {}

  /** Not `@Creates`: that keeps the reply, and this one is a secret. The same key derives the same link instead. */
  @Post()
  @HttpCode(201)
  @ServiceOnly('links:mint')
  @ApiOperation({ summary: 'A secret address for one person and one purpose' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'The same key gets the same working link again.' })
  @ApiCreatedResponse({ type: MintedLinkResponse })
  async mint(
    @Body() { lifetimeHours = usualHours, ...request }: MintLinkRequest,
    @Headers('idempotency-key') idempotencyKey?: string,
  ): Promise<MintedLink | Refusal> {
    if (!/^[\x21-\x7e]{1,200}$/.test(idempotencyKey ?? '')) throw problem(400, 'idempotency.key-required');
    return this.links.mint({ ...request, idempotencyKey: idempotencyKey ?? '' }, lifetimeHours);
  }

  @Post('revocations')
  @HttpCode(200)
  @Allow('administrator')
  @ApiOperation({ summary: 'End every open link of a person: a mail went to the wrong hands' })
  @ApiOkResponse({ type: RevokedLinksResponse })
  async revoke(@Body() { personId }: RevokeLinksRequest): Promise<RevokedLinksResponse> {
    return { revoked: await this.links.revokeOf(personId) };
  }

  @Reads(':token', { summary: 'What a link is for; nothing about whom or what', response: LinkResponse })
  @Public()
  async describe(@Param('token') token: string): Promise<LinkResponse | Refusal> {
    return wellFormed.test(token) ? this.links.describe(token) : refuse('link.missing', 'missing');
  }

  @Post(':token/session')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Exchange the secret for a short session that may do this one thing' })
  @ApiOkResponse({ type: LinkSessionResponse })
  async openSession(@Param('token') token: string): Promise<LinkSession | Refusal> {
    return wellFormed.test(token) ? this.links.openSession(token) : refuse('link.missing', 'missing');
  }
}
