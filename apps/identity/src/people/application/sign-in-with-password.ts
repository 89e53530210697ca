import { passwordFits } from './password.js';
import type { PeopleRepository } from '../postgres/people.repository.js';

export type PasswordAnswer = { readonly personId: string } | { readonly problem: 'wrong' | 'wait' };

/** Who the e-mail address and the password belong to; an unknown address takes as long and answers the same. */
export async function signInWithPassword(
  people: PeopleRepository,
  email: string,
  password: string,
): Promise<PasswordAnswer> {
  const credentials = await people.credentialsFor(email);
  if (credentials?.resting) return { problem: 'wait' };
  const fits = await passwordFits(password, credentials?.passwordHash);
  if (!credentials) return { problem: 'wrong' };
  if (!fits) {
    await people.countWrongPassword(credentials.personId);
    return { problem: 'wrong' };
  }
  await people.forgetWrongPasswords(credentials.personId);
  return { personId: credentials.personId };
}
