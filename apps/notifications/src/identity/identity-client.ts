import { languages } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import type { MailSettings } from '../mail-settings.js';
import type { LinkPurpose } from '../workflows/domain/workflow.js';

/** Where a person is reached, and in which language. Asked for when a mail is sent and kept nowhere. */
export interface Reach {
  /** Absent for who has no e-mail address. */
  readonly email?: string;
  readonly language: Language;
}

export interface LinkRequest {
  /** The same key gets the same working link again. */
  readonly idempotencyKey: string;
  readonly purpose: LinkPurpose;
  readonly personId: string;
  readonly organisationId: string;
  readonly resourceId: string;
}

/** Identity did not answer, or not as agreed: nothing is wrong with the mail, it is tried again. */
export class IdentityUnavailable extends Error {}

export type IdentityClientOptions = Pick<MailSettings, 'identityUrl' | 'clientSecret' | 'tokenUrl'>;

const patienceMilliseconds = 5_000;
/** A token is renewed before it ends, so that none ends on its way. */
const renewMilliseconds = 30_000;

/** What notifications may ask of identity, with its own token (client credentials, RFC 6749 4.4). */
export class IdentityClient {
  private token: { readonly value: string; readonly until: number } | undefined;

  constructor(private readonly options: IdentityClientOptions) {}

  /** Undefined when identity does not know the person (any more). */
  async reachOf(personId: string): Promise<Reach | undefined> {
    const response = await this.ask(`/api/v1/people/${personId}/address`, { method: 'GET' });
    if (response.status === 404) return undefined;
    const { email, language } = (await jsonOf(response)) as { email?: unknown; language?: unknown };
    const spoken = languages.find((one) => one === language) ?? 'zh-Hant';
    return typeof email === 'string' && email !== '' ? { email, language: spoken } : { language: spoken };
  }

  /** The address of a link only this person can use, for one purpose and a limited time. */
  async linkFor(request: LinkRequest): Promise<string> {
    const { idempotencyKey, ...body } = request;
    const response = await this.ask('/api/v1/links', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      body: JSON.stringify(body),
    });
    const { url } = (await jsonOf(response)) as { url?: unknown };
    if (typeof url !== 'string') throw new IdentityUnavailable('identity minted a link without an address');
    return url;
  }

  private async ask(path: string, request: RequestInit): Promise<Response> {
    const send = async () =>
      this.fetch(new URL(path, this.options.identityUrl), {
        ...request,
        headers: {
          ...(request.headers as Record<string, string>),
          authorization: `Bearer ${await this.accessToken()}`,
        },
      });
    const response = await send();
    if (response.status !== 401) return response;
    // The keys of identity may be new: one more try with a fresh token.
    this.token = undefined;
    return send();
  }

  private async accessToken(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return this.token.value;
    const credentials = Buffer.from(`notifications:${encodeURIComponent(this.options.clientSecret)}`).toString(
      'base64',
    );
    const response = await this.fetch(new URL(this.options.tokenUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'people:address links:mint' }).toString(),
    });
    const { access_token: value, expires_in: seconds } = (await jsonOf(response)) as Record<string, unknown>;
    if (typeof value !== 'string') throw new IdentityUnavailable('the token endpoint gave no access token');
    const lifetime = typeof seconds === 'number' ? seconds * 1000 : 60_000;
    this.token = { value, until: Date.now() + lifetime - renewMilliseconds };
    return value;
  }

  private async fetch(url: URL, request: RequestInit): Promise<Response> {
    try {
      return await fetch(url, { ...request, signal: AbortSignal.timeout(patienceMilliseconds) });
    } catch (cause) {
      throw new IdentityUnavailable(`${url.pathname} was not answered`, { cause });
    }
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  if (!response.ok) throw new IdentityUnavailable(`identity answered ${response.status}`);
  try {
    return await response.json();
  } catch (cause) {
    throw new IdentityUnavailable('identity answered with something that is no JSON', { cause });
  }
}
