import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Facts } from '../parts/facts.js';
import type { Meeting } from './meetings.queries.js';
import { useSideNames } from './side-names.js';
import { texts } from './texts.js';
import { useOnlooker } from '../session/use-onlooker.js';

/** What each side thought, for officers; a firm reads its own only. */
export function RatingsCard({ meeting }: { readonly meeting: Meeting }) {
  const say = useTexts(texts);
  const { label } = useFormats();
  const { isMember } = useOnlooker();
  const nameOf = useSideNames(meeting);
  const { ratings, organisationIds } = meeting;
  const [own] = ratings;
  const saidOf = (organisationId: string): string => {
    const rating = ratings.find((one) => one.organisationId === organisationId);
    return rating ? label('meeting-rating', rating.ratingCode) : say('notRated');
  };
  if (isMember && !own) return null;
  return (
    <section className="card stack" aria-labelledby="ratings">
      <h2 id="ratings">{say(isMember ? 'ownRating' : 'ratings')}</h2>
      {isMember && own ? (
        <>
          <p>{label('meeting-rating', own.ratingCode)}</p>
          <p className="quiet small">{say('rate.officersOnly')}</p>
        </>
      ) : (
        <Facts facts={organisationIds.map((id) => [nameOf(id), saidOf(id)] as const)} />
      )}
    </section>
  );
}
