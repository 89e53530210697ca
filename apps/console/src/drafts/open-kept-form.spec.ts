import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { forgetMine, keepFor, placeOf } from './kept-by-person.js';
import { openKeptForm } from './open-kept-form.js';

/** What a browser gives its pages and Node does not: its store, and the word of what other windows do to it. */
const page = new EventTarget();
const given = ['localStorage', 'addEventListener', 'removeEventListener'] as const;

function emptyStore() {
  const kept = {};
  const beyondKeys = (name: string, value: unknown) => Object.defineProperty(kept, name, { value });
  beyondKeys('getItem', (key: string) => (kept as Record<string, string>)[key] ?? null);
  beyondKeys('setItem', (key: string, text: string) => Object.assign(kept, { [key]: text }));
  beyondKeys('removeItem', (key: string) => Reflect.deleteProperty(kept, key));
  return kept;
}

/** The form of a new claim, as whoever is signed in opens it. */
const openForm = () => openKeptForm(placeOf('form.claim'), () => ({ words: '' }));

function signOutInAnotherWindow(): void {
  forgetMine();
  page.dispatchEvent(Object.assign(new Event('storage'), { newValue: null }));
}

describe('a form for what does not exist yet', () => {
  beforeEach(() => {
    Object.assign(globalThis, {
      localStorage: emptyStore(),
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
    });
    keepFor('anna');
  });
  afterEach(() => {
    for (const name of given) Reflect.deleteProperty(globalThis, name);
  });

  it('is found again as it was left, until the platform has it', () => {
    const form = openForm();
    expect(form.begun).toEqual({ words: '' });
    form.change({ words: 'half of it' });
    expect(openForm().begun).toEqual({ words: 'half of it' });
    form.forget();
    expect(openForm().begun).toEqual({ words: '' });
  });

  it('begins anew where what was kept cannot be read', () => {
    placeOf('form.claim').write('{"words"');
    expect(openForm().begun).toEqual({ words: '' });
  });

  it('is kept for its person when another window signs out, whether this one learns of the end before or after', () => {
    for (const learns of ['before', 'after'] as const) {
      const form = openForm();
      form.change({ words: learns });
      const known = learns === 'before' ? form.outliveSession() : undefined;
      signOutInAnotherWindow();
      const ended = known ?? form.outliveSession();
      expect(openForm().begun).toEqual({ words: learns });
      ended();
      signOutInAnotherWindow();
      expect(openForm().begun).toEqual({ words: '' });
    }
  });

  it('is shown to nobody else who signs in, nor mixed with what they type', () => {
    const hers = openForm();
    hers.change({ words: 'for nobody else' });
    signOutInAnotherWindow();
    keepFor('bo');
    // Somebody else has signed in by the time this window learns of it.
    const ended = hers.outliveSession();
    hers.change({ words: 'for nobody else, and more' });
    const his = openForm();
    expect(his.begun).toEqual({ words: '' });
    his.change({ words: 'his own' });
    signOutInAnotherWindow();
    expect(openForm().begun).toEqual({ words: '' });
    ended();
    keepFor('anna');
    expect(openForm().begun).toEqual({ words: 'for nobody else, and more' });
  });

  it('that was sent is not kept again', () => {
    const form = openForm();
    form.change({ words: 'sent' });
    form.forget();
    const ended = form.outliveSession();
    signOutInAnotherWindow();
    expect(openForm().begun).toEqual({ words: '' });
    ended();
  });
});
