import { ApiProblem } from '@harbourlink/api-client';
import { texts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from './button.js';

export interface ProblemBarProps {
  readonly error: unknown;
  readonly again?: () => void;
}

/** What the platform refused and why, in its own words; nobody answered is said in ours. */
export function ProblemBar({ error, again }: ProblemBarProps) {
  const say = useTexts(texts);
  const said = error instanceof ApiProblem && error.isInWords ? error.message : say('error.unforeseen');
  return (
    <div role="alert" className="bar bar-coral row between">
      <span>{said}</span>
      {again ? (
        <Button size="small" onClick={again}>
          {say('retry')}
        </Button>
      ) : null}
    </div>
  );
}
