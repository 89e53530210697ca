import { Link } from '@tanstack/react-router';
import { useTexts } from '../language/use-texts.js';
import { outcomesToVerify } from './home.queries.js';
import { OutcomeItem } from './outcome-item.js';
import { texts } from './texts.js';
import { WaitingCard } from './waiting-card.js';

/** For verifiers: outcomes the customer has confirmed, what was claimed first comes first. */
export function VerifierHome() {
  const say = useTexts(texts);
  return (
    <WaitingCard
      title={say('outcomes')}
      queryKey={['outcomes', 'confirmed']}
      read={outcomesToVerify}
      idOf={({ id }) => id}
      show={(outcome) => <OutcomeItem outcome={outcome} />}
      all={
        <Link to="/outcomes" search={{ status: 'confirmed', sort: 'oldest' }}>
          {say('all', { title: say('outcomes') })}
        </Link>
      }
    />
  );
}
