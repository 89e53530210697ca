import type { Backbone } from './backbone/backbone.js';
import type { Platform } from './platform.js';

interface SamplePerson {
  readonly key: string;
  readonly role: string;
}

/** Tells where everything is, once it is ready. */
export async function announce(platform: Platform, { seconds }: { seconds: number }): Promise<void> {
  const people = await samplePeople(platform.url);
  const lines = [
    '',
    `Harbourlink is ready at ${platform.url} (${seconds.toFixed(1)} s)`,
    ...platform.replicas.gateway.slice(1).map((another) => `  and at       ${another}`),
    `  API          ${platform.url}/api/docs`,
    `  Mails        ${platform.mailUrl}`,
    ...(platform.backbone === undefined ? [] : whereEventsTravel(platform.backbone)),
    ...(people.length === 0 ? [] : ['  Sample sign-ins, by one click, no password:', ...byRole(people)]),
    '  Ctrl-C stops everything; the data is kept.',
  ];
  console.log(lines.join('\n'));
}

function whereEventsTravel({ brokers, redisUrl }: Backbone): string[] {
  const redis = new URL(redisUrl);
  // Names only: an address may hold a password.
  return [`  Kafka        ${brokers}`, `  Redis        ${redis.host}`];
}

async function samplePeople(url: string): Promise<readonly SamplePerson[]> {
  try {
    const answer = await fetch(`${url}/api/v1/people/samples`, { signal: AbortSignal.timeout(5_000) });
    const body = (await answer.json()) as { items?: SamplePerson[] };
    return answer.ok ? (body.items ?? []) : [];
  } catch {
    return [];
  }
}

function byRole(people: readonly SamplePerson[]): string[] {
  const roles = [...new Set(people.map(({ role }) => role))];
  return roles.map((role) => {
    const keys = people.filter((person) => person.role === role).map(({ key }) => key);
    return `    ${role.padEnd(18)} ${keys.join(' ')}`;
  });
}
