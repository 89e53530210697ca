import { parse } from 'yaml';
import type { Sample } from './scrape.fixture.js';

/** A rule as it stands in the file. */
export interface AlarmRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What was scraped at one moment, in seconds. */
export interface Scrape {
  readonly at: number;
  readonly samples: readonly Sample[];
}

export function rulesIn(text: string): AlarmRule[] {
  const { groups } = parse(text) as { readonly groups: readonly { readonly rules: readonly AlarmRule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

/** The rules that fire at the end of a history: true at every scrape for as long as they ask. */
export function firing(rules: readonly AlarmRule[], history: readonly Scrape[]): string[] {
  return rules.filter((rule) => fires(rule, history)).map(({ alert }) => alert);
}

function fires({ expr, for: asked = '0s' }: AlarmRule, history: readonly Scrape[]): boolean {
  const evaluate = new Expression(expr).parse();
  const trueAt = history.map((_, index) => evaluate(history.slice(0, index + 1)).length > 0);
  if (trueAt.at(-1) !== true) return false;
  const since = history[trueAt.lastIndexOf(false) + 1]?.at ?? 0;
  return (history.at(-1)?.at ?? 0) - since >= secondsOf(asked);
}

type Vector = readonly Sample[];
type Evaluate = (history: readonly Scrape[]) => Vector;

const comparisons: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '>': (one, other) => one > other,
  '<': (one, other) => one < other,
  '==': (one, other) => one === other,
};

/** As much of PromQL as the rules use; anything else is refused, so that no rule is tested by what it does not mean. */
class Expression {
  private readonly tokens: string[];

  constructor(private readonly text: string) {
    this.tokens = text.match(/"[^"]*"|=~|==|[a-zA-Z_]\w*|\d+[smhd]?|\S/g) ?? [];
  }

  parse(): Evaluate {
    const evaluate = this.unless();
    if (this.tokens.length > 0) throw new Error(`not understood from ${this.tokens.join(' ')} in ${this.text}`);
    return evaluate;
  }

  private unless(): Evaluate {
    let left = this.comparison();
    while (this.next() === 'unless') {
      this.take('unless', 'on');
      const [labels, before, right] = [this.names(), left, this.comparison()];
      const key = ({ labels: of }: Sample): string => labels.map((label) => of[label]).join(' ');
      left = (history) => {
        const excluded = new Set(right(history).map(key));
        return before(history).filter((sample) => !excluded.has(key(sample)));
      };
    }
    return left;
  }

  private comparison(): Evaluate {
    const operand = this.operand();
    const compare = comparisons[this.next() ?? ''];
    if (!compare) return operand;
    this.tokens.shift();
    const limit = Number(this.tokens.shift());
    return (history) => operand(history).filter(({ value }) => compare(value, limit));
  }

  private operand(): Evaluate {
    const first = this.next();
    if (first === '(') return this.bracketed(() => this.unless());
    if (first === 'absent') {
      this.take('absent');
      const selected = this.bracketed(() => this.selector());
      return (history) => (selected(history).length > 0 ? [] : [{ name: '', labels: {}, value: 1 }]);
    }
    if (first === 'increase') {
      this.take('increase');
      return this.bracketed(() => this.increase());
    }
    if (first === 'sum') {
      this.take('sum', 'by');
      const labels = this.names();
      const summed = this.bracketed(() => this.unless());
      return (history) => sumBy(labels, summed(history));
    }
    return this.selector();
  }

  private selector(): Evaluate {
    const name = this.tokens.shift();
    const matches: ((sample: Sample) => boolean)[] = [];
    if (this.next() === '{') {
      this.take('{');
      while (this.next() !== '}') {
        const [label = '', operator, quoted = ''] = this.tokens.splice(0, 3);
        const wanted = operator === '=~' ? new RegExp(`^(?:${unquoted(quoted)})$`) : unquoted(quoted);
        if (operator !== '=' && operator !== '=~') throw new Error(`${operator} is not understood in ${this.text}`);
        matches.push(({ labels }) =>
          typeof wanted === 'string' ? labels[label] === wanted : wanted.test(labels[label] ?? ''),
        );
        if (this.next() === ',') this.take(',');
      }
      this.take('}');
    }
    return (history) =>
      (history.at(-1)?.samples ?? []).filter(
        (sample) => sample.name === name && matches.every((matching) => matching(sample)),
      );
  }

  private increase(): Evaluate {
    const selected = this.selector();
    this.take('[');
    const window = secondsOf(this.tokens.shift() ?? '');
    this.take(']');
    return (history) => {
      const now = history.at(-1)?.at ?? 0;
      const within = history.filter(({ at }) => at >= now - window).map((scrape) => selected([scrape]));
      const series = Map.groupBy(within.flat(), ({ labels }) => JSON.stringify(labels));
      return [...series.values()].flatMap(([first, ...later]) =>
        first ? [{ ...first, value: growth(first, later) }] : [],
      );
    };
  }

  private bracketed(inner: () => Evaluate): Evaluate {
    this.take('(');
    const evaluate = inner();
    this.take(')');
    return evaluate;
  }

  private names(): string[] {
    this.take('(');
    const names = this.tokens.splice(0, this.tokens.indexOf(')')).filter((token) => token !== ',');
    this.take(')');
    return names;
  }

  private next(): string | undefined {
    return this.tokens[0];
  }

  private take(...expected: readonly string[]): void {
    for (const token of expected) {
      const found = this.tokens.shift();
      if (found !== token) throw new Error(`${token} expected instead of ${found} in ${this.text}`);
    }
  }
}

/** A counter that falls has begun anew. */
function growth(first: Sample, later: readonly Sample[]): number {
  let before = first.value;
  let sum = 0;
  for (const { value } of later) {
    sum += value < before ? value : value - before;
    before = value;
  }
  return sum;
}

function sumBy(labels: readonly string[], vector: Vector): Vector {
  const kept = (sample: Sample) => labels.map((label) => [label, sample.labels[label] ?? '']);
  return [...Map.groupBy(vector, (sample) => JSON.stringify(kept(sample)))].map(([key, samples]) => ({
    name: '',
    labels: Object.fromEntries(JSON.parse(key) as [string, string][]),
    value: samples.reduce((sum, { value }) => sum + value, 0),
  }));
}

function unquoted(text: string): string {
  return text.slice(1, -1);
}

function secondsOf(duration: string): number {
  const [, number = '', unit = ''] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  const seconds = { s: 1, m: 60, h: 3_600, d: 86_400 }[unit];
  if (seconds === undefined) throw new Error(`${duration} is no duration`);
  return Number(number) * seconds;
}
