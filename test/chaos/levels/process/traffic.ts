import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceFrom } from '../../random.js';
import type { Chance } from '../../random.js';
import type { ClientPlan, TrafficPlan, Transaction } from './plan/process-plan.js';

/** What was asked for and what was answered, as the clients saw it. */
export type HistoryEntry =
  | { readonly what: 'asked'; readonly token: string; readonly of: number }
  | { readonly what: 'committed' | 'refused' | 'never-answered'; readonly token: string }
  | { readonly what: 'unexpected'; readonly token: string; readonly answer: string }
  | { readonly what: 'fault'; readonly name: string; readonly doing: string };

/** A file that is only ever appended to; the checker reads it and nothing else of the traffic. */
export class HistoryFile {
  private readonly began = performance.now();

  constructor(readonly path: string) {}

  note(entry: HistoryEntry): void {
    const milliseconds = Math.round(performance.now() - this.began);
    appendFileSync(this.path, `${JSON.stringify({ milliseconds, ...entry })}\n`);
  }
}

/** Replicas of the publishing service, one of which is asked. */
export interface Clientele {
  readonly urls: readonly string[];
  readonly history: HistoryFile;
  /** A request is given up, and asked again, after so long. */
  readonly answerMilliseconds: number;
  /** Nobody is asked any more so long after the last fault; whatever is not answered by then is a finding. */
  readonly patienceMilliseconds: number;
  /** Resolves when nothing goes wrong any more. */
  readonly faultsEnded: Promise<unknown>;
  readonly stop: AbortSignal;
}

/** All clients of a plan at once; each repeats a request with the same key until it is answered. */
export async function runTraffic(plan: TrafficPlan, clientele: Clientele): Promise<void> {
  const deadline = { at: Number.POSITIVE_INFINITY };
  void clientele.faultsEnded.then(() => (deadline.at = performance.now() + clientele.patienceMilliseconds));
  await Promise.all(
    plan.clients.map((client, nth) =>
      runClient(client, clientele, chanceFrom(plan.seed + 7_919 * (nth + 1)), deadline),
    ),
  );
}

async function runClient(
  { transactions }: ClientPlan,
  clientele: Clientele,
  chance: Chance,
  deadline: { readonly at: number },
): Promise<void> {
  for (const { transaction, pauseMilliseconds } of transactions) {
    await pause(pauseMilliseconds);
    if (!(await untilAnswered(transaction, clientele, chance, deadline))) return;
  }
}

async function untilAnswered(
  transaction: Transaction,
  { urls, history, answerMilliseconds, stop }: Clientele,
  chance: Chance,
  deadline: { readonly at: number },
): Promise<boolean> {
  const { token } = transaction;
  history.note({ what: 'asked', token, of: transaction.changes.length });
  while (performance.now() < deadline.at && !stop.aborted) {
    const answer = await ask(chance.oneOf(urls), transaction, answerMilliseconds);
    if (answer?.status === 201) {
      history.note({ what: 'committed', token });
      return true;
    }
    if (answer?.status === 409 && answer.code === 'chaos.refused') {
      history.note({ what: 'refused', token });
      return true;
    }
    if (answer && answer.status < 500 && answer.status !== 409 && answer.status !== 429)
      history.note({ what: 'unexpected', token, answer: `${answer.status} ${answer.code}` });
    await pause(chance.between(20, 150));
  }
  history.note({ what: 'never-answered', token });
  return false;
}

async function ask(
  url: string,
  transaction: Transaction,
  answerMilliseconds: number,
): Promise<{ status: number; code: string } | undefined> {
  try {
    const response = await fetch(`${url}/api/v1/chaos/transactions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': transaction.token },
      body: JSON.stringify(transaction),
      signal: AbortSignal.timeout(answerMilliseconds),
    });
    const body = (await response.json()) as { code?: string };
    return { status: response.status, code: body.code ?? '' };
  } catch {
    return undefined;
  }
}
