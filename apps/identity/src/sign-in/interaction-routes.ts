import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errors } from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import { signInWithPassword } from '../people/application/sign-in-with-password.js';
import type { PeopleQueries } from '../people/postgres/people.queries.js';
import type { PeopleRepository } from '../people/postgres/people.repository.js';
import type { SamplePerson } from '../sample-people/sample-people.js';
import { apiResource } from './clients.js';
import type { IdentityConfiguration } from './identity-configuration.js';
import { errorPage } from './outcome-pages.js';
import { languageOf, respondWith } from '../pages/page.js';
import type { HtmlPage } from '../pages/page.js';
import { continuePage, signInPage } from './sign-in-page.js';

export interface SignInNeeds {
  readonly provider: Provider;
  readonly configuration: IdentityConfiguration;
  readonly people: PeopleQueries;
  readonly accounts: PeopleRepository;
  /** Empty when sample sign-ins are off. */
  readonly samples: readonly SamplePerson[];
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;
type Problem = 'wrong' | 'wait';

/** The pages between asking for a sign-in and having one. The interaction's own cookie says whose they are. */
export function interactionRoutes(fastify: FastifyInstance, needs: SignInNeeds): void {
  const { provider, people, accounts, samples } = needs;

  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4096 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  fastify.setErrorHandler(async (error, request, reply) => {
    const expected = error instanceof errors.OIDCProviderError || isBadRequest(error);
    if (!expected) throw error;
    return send(reply.code(400), errorPage({ language: languageOf(request.raw), code: 'invalid_request' }));
  });

  fastify.get('/:uid', async (request, reply) => {
    const interaction = await interactionOf(request, reply);
    const signedIn = interaction.prompt.name === 'login' ? undefined : interaction.session?.accountId;
    const person = signedIn === undefined ? undefined : await people.find(signedIn);
    if (!person) return signIn(request, reply, interaction);
    return send(reply, continuePage({ ...pageFor(request, interaction), names: person.names }));
  });

  fastify.post('/:uid/sample', async (request, reply) => {
    const interaction = await interactionOf(request, reply);
    const chosen = samples.find((person) => person.personId === field(request, 'person'));
    if (!chosen) return signIn(request, reply.code(422), interaction);
    return finish(request, reply, interaction, chosen.personId);
  });

  fastify.post('/:uid/password', async (request, reply) => {
    const interaction = await interactionOf(request, reply);
    const answer = await signInWithPassword(accounts, field(request, 'email'), field(request, 'password'));
    if ('problem' in answer) return signIn(request, reply.code(422), interaction, answer.problem);
    return finish(request, reply, interaction, answer.personId);
  });

  fastify.post('/:uid/continue', async (request, reply) => {
    const interaction = await interactionOf(request, reply);
    const signedIn = interaction.session?.accountId;
    if (signedIn === undefined) return signIn(request, reply.code(422), interaction);
    return finish(request, reply, interaction, signedIn);
  });

  fastify.post('/:uid/other', async (request, reply) => signIn(request, reply, await interactionOf(request, reply)));

  async function interactionOf(request: FastifyRequest, reply: FastifyReply): Promise<Interaction> {
    const interaction = await provider.interactionDetails(request.raw, reply.raw);
    const { uid } = request.params as { uid: string };
    if (interaction.uid !== uid) throw new errors.SessionNotFound('the sign-in is another one');
    return interaction;
  }

  function signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    interaction: Interaction,
    problem?: Problem,
  ): FastifyReply {
    const email = field(request, 'email');
    return send(
      reply,
      signInPage({ ...pageFor(request, interaction), samples, email, ...(problem === undefined ? {} : { problem }) }),
    );
  }

  /** Our own clients need no consent of the person: signing in grants what they ask for. */
  async function finish(
    request: FastifyRequest,
    reply: FastifyReply,
    interaction: Interaction,
    accountId: string,
  ): Promise<FastifyReply> {
    const { client_id: clientId, scope } = interaction.params as { client_id: string; scope?: string };
    const grant = new provider.Grant({ accountId, clientId });
    grant.addOIDCScope(scope ?? 'openid');
    grant.addResourceScope(apiResource, scope ?? '');
    const grantId = await grant.save();
    const result = { login: { accountId }, consent: { grantId } };
    const returnTo = await provider.interactionResult(request.raw, reply.raw, result, {
      mergeWithLastSubmission: false,
    });
    return reply.header('cache-control', 'no-store').redirect(returnTo, 303);
  }
}

/** A browser checks every redirect after a form was sent, so the page names where the client wants its answer. */
function pageFor(request: FastifyRequest, interaction: Interaction) {
  const redirect = String(interaction.params['redirect_uri'] ?? '');
  const uiLocales = interaction.params['ui_locales'];
  return {
    language: languageOf(request.raw, typeof uiLocales === 'string' ? uiLocales : undefined),
    action: `/oidc/interaction/${interaction.uid}`,
    formsMayLeadTo: URL.canParse(redirect) ? new URL(redirect).origin : "'self'",
  };
}

function send(reply: FastifyReply, page: HtmlPage): FastifyReply {
  respondWith({ header: (name, value) => reply.header(name, value), body: (html) => reply.send(html) }, page);
  return reply;
}

/** A form's field; empty when it is absent. A NUL cannot be stored, so nobody has one. */
function field(request: FastifyRequest, name: string): string {
  const body = request.body as Record<string, string | undefined> | undefined;
  const value = body?.[name] ?? '';
  return value.includes('\u0000') || value.length > 1000 ? '' : value;
}

function isBadRequest(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: number };
  return statusCode !== undefined && statusCode < 500;
}
