import type { Language } from '@harbourlink/kernel';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { draftTexts } from './texts.js';

export interface ConflictProps {
  /** Each field that differs, in words: its name, mine, theirs, and the language of both where it is known. */
  readonly differences: readonly (readonly [
    field: string,
    mine: string,
    theirs: string,
    lang?: Language | undefined,
  ])[];
  readonly choose: (how: 'mine' | 'theirs') => void;
  /** It stands in for the button that was pressed, and is where that person goes on. */
  readonly answersButton?: true;
}

/** Two people changed the same thing: both versions side by side, and the choice. */
export function Conflict({ differences, choose, answersButton }: ConflictProps) {
  const say = useTexts(draftTexts);
  const sayAlways = useTexts(appTexts);
  return (
    <section role="alert" className="card stack conflict" {...(answersButton && { tabIndex: -1, ref: goOnHere })}>
      <h2>{say('conflict.title')}</h2>
      <p>{say('conflict.text')}</p>
      <table className="table versions">
        <thead>
          <tr>
            <th scope="col">{sayAlways('field')}</th>
            <th scope="col">{say('mine')}</th>
            <th scope="col">{say('theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(([field, mine, theirs, lang]) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td data-title={say('mine')}>{mine ? <span lang={lang}>{mine}</span> : sayAlways('nothing')}</td>
              <td data-title={say('theirs')}>{theirs ? <span lang={lang}>{theirs}</span> : sayAlways('nothing')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button kind="primary" onClick={() => choose('mine')}>
          {say('keepMine')}
        </Button>
        <Button onClick={() => choose('theirs')}>{say('takeTheirs')}</Button>
      </div>
    </section>
  );
}

function goOnHere(section: HTMLElement | null): void {
  section?.focus({ preventScroll: true });
  section?.scrollIntoView({ block: 'center' });
}
