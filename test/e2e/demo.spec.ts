import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');

interface Result {
  readonly import: Readonly<Record<'rows' | 'imported' | 'rejected' | 'unrouted', number>>;
  readonly routing: Readonly<Record<string, number>>;
  readonly funnel: readonly { readonly stage: string; readonly count: number; readonly of: number }[];
  readonly notices: number;
  readonly emails: number;
  readonly events: Readonly<Record<'published' | 'applied' | 'expected' | 'dead', number>>;
  readonly chain: Readonly<Record<string, string>>;
  readonly refused: readonly { readonly case: string; readonly status: number; readonly code: string }[];
  readonly seconds: number;
}

let result: Result;
let story: string;
let told: string;

beforeAll(async () => {
  const child = spawn(
    join(root, 'node_modules', '.bin', 'node'),
    [join(root, 'apps/cli/dist/main.js'), 'demo', '--json'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (complained += chunk));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the demonstration ended with ${code}: ${complained}\n${said.slice(-3_000)}`);
  const lines = said.trimEnd().split('\n');
  result = JSON.parse(lines.at(-1) ?? '') as Result;
  story = lines.slice(0, -1).join('\n');
  // Lines are as wide as the paper; sentences are what is asked for.
  told = story.replaceAll(/\s+/g, ' ');
}, 480_000);

describe('the demonstration', () => {
  it('imports the real companies and accounts for every row', () => {
    const { rows, imported, rejected, unrouted } = result.import;
    expect(rows).toBeGreaterThanOrEqual(500);
    expect(rows).toBe(imported + rejected);
    const routed = Object.values(result.routing).reduce((sum, count) => sum + count, 0);
    expect(imported).toBe(routed + unrouted);
    expect(Object.keys(result.routing)).toEqual(['beijing', 'guangdong', 'shanghai', 'chengdu', 'wuhan']);
  });

  it('applies every event that was published to every lane that wants it, and kills none', () => {
    const { published, applied, expected, dead } = result.events;
    expect(published).toBeGreaterThan(2_000);
    expect(applied).toBe(expected);
    expect(dead).toBe(0);
  });

  it('walks one need the whole way to a verified outcome', () => {
    expect(Object.keys(result.chain)).toEqual([
      'enterprise',
      'need',
      'suggestion',
      'introduction',
      'meeting',
      'memorandum',
      'milestone',
      'outcome',
    ]);
    for (const id of Object.values(result.chain)) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('ends with a funnel in which every count is at most what could have got there', () => {
    expect(result.funnel).toHaveLength(13);
    for (const { stage, count, of } of result.funnel) {
      expect({ stage, most: Math.max(count, of) }).toEqual({ stage, most: of });
      expect(count).toBeGreaterThan(0);
    }
  });

  it.each([
    ['Yonglan Precision', 'Kongyi Treasury'],
    ['Zhexi Bio', 'Waiyu Capital'],
    ['Bingleng Gene', 'Hanglam Clinical'],
    ['Shuoleng Green', 'Hoiling Green'],
    ['Pengke Robotics', 'Fungyu Set-up'],
    ['Rongmai Data', 'Soshan Privacy'],
    ['Chuzhao Materials', 'Yimhong Testing'],
    ['Yuge Supply', 'Kaichip Logistics'],
    ['Rongbo Build', 'Hangpak Disputes'],
  ])('puts first whom an expert would: %s meets %s', (firm, provider) => {
    expect(told).toContain(`Sample ${firm} Ltd meets Sample ${provider} Ltd`);
  });

  it.each([
    ['Songling Heavy', 'Shuntai Credit', 'no-hong-kong-entity'],
    ['Chanyu Home', 'Lamkok Brand', 'exclusive-mandate-of-rival'],
    ['Xiangdi Tea', 'Yimhong Testing', 'missing-accreditation'],
  ])('introduces nobody who must not be, however well the words fit: %s and %s (%s)', (firm, provider, reason) => {
    expect(told).toMatch(new RegExp(`✗ Sample ${firm} Ltd and Sample ${provider} Ltd [^✗]*\\(${reason}\\)`));
    expect(told).not.toContain(`✓ Sample ${firm} Ltd and Sample ${provider} Ltd`);
    expect(result.refused).toContainEqual({ case: `introduce-${reason}`, status: 409, code: 'introduction.excluded' });
  });

  it.each([
    ['declines', /✗ Sample .+ Ltd and Sample .+ Ltd: the provider declines/],
    ['does not answer in time, so that it expires', /✗ Sample .+ Ltd and Sample .+ Ltd: nobody answers .+ expires/],
  ])('shows an introduction that comes to nothing because somebody %s', (_, sentence) => {
    expect(told).toMatch(sentence);
  });

  it.each([
    ['same-person-verification', 'outcome.verifier-is-claimant'],
    ['same-office-verification', 'outcome.verifier-same-office'],
  ])('is refused where nobody independent would verify: %s', (name, code) => {
    expect(result.refused).toContainEqual({ case: name, status: 403, code });
  });

  it('tells people, and tells a story', () => {
    expect(result.notices).toBeGreaterThan(0);
    expect(result.emails).toBeGreaterThan(0);
    expect(story.split('\n').length).toBeGreaterThan(50);
  });
});
