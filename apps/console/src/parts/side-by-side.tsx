import type { Language } from '@harbourlink/kernel';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { partsTexts } from './texts.js';
import './parts.css';

export interface SideBySideProps {
  readonly label: string;
  /** What a field is called, its value in words before and after, and the language of both where it is known. */
  readonly rows: readonly (readonly [field: string, before: string, after: string, lang?: Language | undefined])[];
}

/** Old and new of the same particulars; what differs is marked in words and colour. */
export function SideBySide({ label, rows }: SideBySideProps) {
  const say = useTexts(partsTexts);
  const sayAlways = useTexts(appTexts);
  return (
    <table className="table versions" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{sayAlways('field')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([field, before, after, lang]) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td data-title={say('before')}>{before ? <span lang={lang}>{before}</span> : sayAlways('nothing')}</td>
            <td data-title={say('after')} className={before === after ? undefined : 'changed'}>
              {after ? <span lang={lang}>{after}</span> : sayAlways('nothing')}{' '}
              {before === after ? null : <span className="hidden">{say('changed')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
