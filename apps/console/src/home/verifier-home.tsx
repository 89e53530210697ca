import { Link } from '@tanstack/react-router';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { outcomesToVerify } from './home.queries.js';
import { texts } from './texts.js';
import { WaitingCard } from './waiting-card.js';

/** For verifiers: outcomes the customer has confirmed. */
export function VerifierHome() {
  const say = useTexts(texts);
  const { label, text } = useFormats();
  return (
    <WaitingCard
      title={say('outcomes')}
      queryKey={['outcomes', 'confirmed']}
      read={outcomesToVerify}
      idOf={({ id }) => id}
      show={(outcome) => (
        <>
          <Link to="/outcomes/$outcomeId" params={{ outcomeId: outcome.id }}>
            {text(outcome.enterpriseNames) || say('outcomes')}
          </Link>
          <span className="quiet small">{label('outcome-kind', outcome.kindCode)}</span>
        </>
      )}
      all={
        <Link to="/outcomes" search={{ status: 'confirmed' }}>
          {say('all', { title: say('outcomes') })}
        </Link>
      }
    />
  );
}
