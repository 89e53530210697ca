import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiProblem } from '@harbourlink/api-client';
import { openDraft } from './open-draft.js';
import type { Versioned } from './open-draft.js';

const problem = (status: number) => new ApiProblem(status, { code: 'test' });

function placeWith(text?: string) {
  let kept = text;
  return {
    read: () => kept,
    write: (next: string | undefined) => {
      kept = next;
    },
  };
}

/** A platform that answers when it is told to. */
function platform() {
  const asked: { value: string; version: number; answer: (by: Versioned<string> | Error) => void }[] = [];
  const save = (value: string, version: number) =>
    new Promise<Versioned<string>>((done, refuse) => {
      asked.push({ value, version, answer: (by) => (by instanceof Error ? refuse(by) : done(by)) });
    });
  const answer = async (by: Error | 'yes' = 'yes') => {
    const last = asked.at(-1);
    if (!last) throw new Error('nothing was asked');
    last.answer(by === 'yes' ? { value: last.value, version: last.version + 1 } : by);
    await jest.advanceTimersByTimeAsync(0);
  };
  return { asked, save, answer };
}

function begin(place = placeWith()) {
  const there = platform();
  const draft = openDraft({ stored: { value: 'old', version: 1 }, place, save: there.save, rest: 800 });
  draft.enter();
  return { draft, place, ...there };
}

describe('a draft', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is kept on the device at once and saved after a moment of rest', async () => {
    const { draft, place, asked, answer } = begin();
    draft.change('new');
    expect(place.read()).toContain('new');
    expect(asked).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(800);
    expect(asked).toMatchObject([{ value: 'new', version: 1 }]);
    await answer();
    expect(draft.now().state).toBe('saved');
    expect(place.read()).toBeUndefined();
  });

  it('is saved once, however many ask for it at the same time', async () => {
    const { draft, asked, answer } = begin();
    draft.change('new');
    const both = Promise.all([draft.flush(), draft.flush()]);
    draft.leave();
    expect(asked).toHaveLength(1);
    await answer();
    expect(await both).toEqual([true, true]);
    expect(asked).toHaveLength(1);
  });

  it('saves what was typed while it was being saved, upon the new version', async () => {
    const { draft, place, asked, answer } = begin();
    draft.change('new');
    const all = draft.flush();
    draft.change('newer');
    await answer();
    expect(asked.at(-1)).toMatchObject({ value: 'newer', version: 2 });
    expect(JSON.parse(place.read() ?? '')).toEqual({ value: 'newer', version: 2 });
    await answer();
    expect(await all).toBe(true);
    expect(place.read()).toBeUndefined();
  });

  it('waits for a choice once somebody else has changed it, and keeps both', async () => {
    const { draft, place, asked, answer } = begin();
    draft.change('mine');
    void draft.flush();
    await answer(problem(412));
    draft.change('mine too');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await draft.flush()).toBe(false);
    expect(asked).toHaveLength(1);
    expect(place.read()).toContain('mine too');
    draft.settle('mine', { value: 'theirs', version: 7 });
    await jest.advanceTimersByTimeAsync(0);
    expect(asked.at(-1)).toMatchObject({ value: 'mine too', version: 7 });
  });

  it('is tried again by itself after the platform did not answer', async () => {
    const { draft, place, asked, answer } = begin();
    draft.change('new');
    void draft.flush();
    await answer(new TypeError('network'));
    expect(draft.now().state).toBe('kept');
    expect(place.read()).toContain('new');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(asked).toHaveLength(2);
  });

  it('is not sent again by itself when it was refused', async () => {
    const { draft, asked, answer } = begin();
    draft.change('wrong');
    void draft.flush();
    await answer(problem(422));
    await jest.advanceTimersByTimeAsync(120_000);
    expect(draft.now().state).toBe('refused');
    expect(asked).toHaveLength(1);
  });

  it('takes up what was left on the device, with the version it stood on', async () => {
    const { draft, asked } = begin(placeWith('{"value":"left","version":0}'));
    expect(draft.now()).toMatchObject({ value: 'left', state: 'kept' });
    await jest.advanceTimersByTimeAsync(0);
    expect(asked).toMatchObject([{ value: 'left', version: 0 }]);
  });

  it('leaves on the device what another tab has typed meanwhile', async () => {
    const { draft, place, answer } = begin();
    draft.change('new');
    void draft.flush();
    place.write('of another tab');
    await answer();
    expect(place.read()).toBe('of another tab');
  });

  it('is kept again when its copy was forgotten elsewhere, as long as it is not saved', async () => {
    const { draft, place, answer } = begin();
    draft.keepAgain();
    expect(place.read()).toBeUndefined();
    draft.change('new');
    void draft.flush();
    place.write(undefined);
    await answer(problem(401));
    draft.keepAgain();
    expect(place.read()).toContain('new');
    place.write('of another tab');
    draft.keepAgain();
    expect(place.read()).toBe('of another tab');
  });

  it('takes what is newer at the platform unless something here is not saved', () => {
    const { draft } = begin();
    draft.adopt({ value: 'theirs', version: 2 });
    expect(draft.now().value).toBe('theirs');
    draft.change('mine');
    draft.adopt({ value: 'theirs again', version: 3 });
    expect(draft.now().value).toBe('mine');
    expect(draft.version()).toBe(2);
  });
});
