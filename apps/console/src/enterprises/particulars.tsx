import { useTexts } from '../language/use-texts.js';
import { Facts } from '../parts/facts.js';
import { SideBySide } from '../parts/side-by-side.js';
import type { Enterprise } from './enterprises.queries.js';
import { formOfProfile } from './profile-form.js';
import { texts } from './texts.js';
import { useProfileWords } from './use-profile-words.js';

/** What is on record of a firm; of one with a revision, old and new side by side. */
export function Particulars({ enterprise }: { readonly enterprise: Enterprise }) {
  const say = useTexts(texts);
  const inWords = useProfileWords();
  const { profile, revision } = enterprise;
  const now = inWords(formOfProfile(profile));
  if (!revision) {
    return (
      <section className="card">
        <h2>{say('particulars')}</h2>
        <Facts facts={now} />
      </section>
    );
  }
  const then = inWords(formOfProfile(revision.profile));
  const rows = now
    .map(([field, before, lang], index) => [field, before, then[index]?.[1] ?? '', lang] as const)
    .filter(([, before, after]) => before !== '' || after !== '');
  return (
    <section className="stack">
      <h2>{say('revision')}</h2>
      <SideBySide label={say('revision')} rows={rows} />
    </section>
  );
}
