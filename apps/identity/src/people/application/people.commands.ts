import { newId, refuse } from '@harbourlink/kernel';
import type { Language, LocalizedText, Refusal } from '@harbourlink/kernel';
import { mustHaveAName } from '../domain/person.js';
import type { Person } from '../domain/person.js';
import type { PeopleRepository } from '../postgres/people.repository.js';
import { hashPassword } from './password.js';

export interface PersonToAdd {
  readonly names: LocalizedText;
  readonly email: string;
  readonly language: Language;
  readonly password?: string;
}

export class PeopleCommands {
  constructor(private readonly people: PeopleRepository) {}

  /** Adds somebody who can then be granted roles. */
  async add(wanted: PersonToAdd): Promise<Person | Refusal> {
    const nameless = mustHaveAName(wanted.names);
    if (nameless) return nameless;
    const { names, email, language, password } = wanted;
    const person = { id: newId(), names, email, language, sample: false };
    const passwordHash = password === undefined ? {} : { passwordHash: await hashPassword(password) };
    const added = await this.people.add({ ...person, ...passwordHash });
    return added ? { ...person, version: 1 } : refuse('person.email-taken', 'conflict');
  }
}
