import type { Plan } from '../../plan/plan.js';
import { types } from '../../plan/plan.js';
import type { EngineDatabase } from './database.js';
import type { Service } from './service.js';

/** Who settles letters in this harness. */
const operator = { personId: '00000000-0000-4000-8000-000000000001' };

interface Letter {
  readonly id: string;
  readonly schema: string;
  readonly kind: 'dead' | 'parked';
  readonly lane: string;
  readonly type: string;
  readonly payload: Buffer | null;
}

/** Does what an operator would about dead letters, through the service's own operations. */
export class Operator {
  /** Letters it did not expect: nothing was planned to die. */
  readonly surprises = new Set<string>();

  constructor(
    private readonly plan: Plan,
    private readonly database: EngineDatabase,
    private readonly services: () => readonly Service[],
  ) {}

  /** Replays what is dead. */
  async replayDead(): Promise<void> {
    for (const letter of await this.open()) {
      if (letter.kind !== 'dead' || this.endOf(letter) !== 'replay') continue;
      await this.twice(letter, 'replay');
    }
  }

  /** Settles every letter as planned; what cannot be understood at all is given up, or left as it is. */
  async settleAll(): Promise<void> {
    for (const letter of await this.open()) {
      const settled = await this.twice(letter, this.endOf(letter));
      const refused = settled.some((answer) => answer !== undefined && 'code' in answer);
      if (letter.kind === 'parked' && letter.type === types.added && refused) await this.twice(letter, 'discard');
    }
  }

  /** True when nothing is left that has to be settled. */
  async isDone(): Promise<boolean> {
    return (await this.open()).every((letter) => letter.kind === 'parked' && letter.type !== types.added);
  }

  /** Whatever is asked for is asked for twice at the same moment, of whichever replicas there are: once has to be enough. */
  private async twice(letter: Letter, how: 'replay' | 'discard' | 'leave'): Promise<(object | undefined)[]> {
    const replicas = this.services().filter(({ name }) => name === letter.schema);
    const [one, other = one] = replicas;
    if (!one || !other) return [];
    return Promise.all([one, other].map((service) => this.settle(service, letter, how).catch(() => undefined)));
  }

  private async open(): Promise<Letter[]> {
    return this.database.ask<Letter & Record<string, unknown>>(
      `SELECT id, 'matching' AS schema, kind, lane, type, payload FROM matching.dead_letter WHERE settled_at IS NULL
       UNION ALL SELECT id, 'registry', kind, lane, type, payload FROM registry.dead_letter WHERE settled_at IS NULL
       ORDER BY schema, id`,
    );
  }

  private endOf(letter: Letter): 'replay' | 'discard' | 'leave' {
    if (letter.kind === 'parked' && letter.type !== types.added)
      return Number(letter.id) % 2 === 0 ? 'discard' : 'leave';
    const text = letter.payload?.toString() ?? '';
    const poison = this.plan.poison.find(
      ({ lane, token, how }) => how === 'never-mends' && lane === letter.lane && text.includes(`"token":"${token}"`),
    );
    if (!poison && letter.kind === 'dead') this.surprises.add(`${letter.lane} ${text}`);
    return poison?.end ?? 'replay';
  }

  private async settle(
    { process, operations }: Service,
    { id }: Letter,
    how: 'replay' | 'discard' | 'leave',
  ): Promise<object | undefined> {
    return process.run(async () => {
      if (how === 'replay') return operations.settling.replay(Number(id), operator);
      if (how === 'discard') return operations.settling.discard(Number(id), operator, { reasonCode: 'obsolete' });
      return undefined;
    });
  }
}
