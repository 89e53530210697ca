import { Link } from '@tanstack/react-router';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { FunnelFilter } from './funnel-search.js';
import { stageWords } from './status.js';
import type { FunnelStage, Unit } from './status.js';
import { texts } from './texts.js';
import '../parts/numbers-table.css';

export interface FunnelTableProps {
  readonly stages: readonly FunnelStage[];
  readonly filter: FunnelFilter;
}

/** The numbers of the funnel, what each means, and the list behind each. */
export function FunnelTable({ stages, filter }: FunnelTableProps) {
  const say = useTexts(texts);
  const word = useTexts(stageWords);
  const { number } = useFormats();
  return (
    <table className="table numbers funnel-table" aria-label={say('title')}>
      <thead>
        <tr>
          <th scope="col">{say('stage')}</th>
          <th scope="col" className="figure">
            {say('count')}
          </th>
          <th scope="col" className="figure">
            {say('of')}
          </th>
        </tr>
      </thead>
      {unitsOf(stages).map(([unit, rows]) => (
        <tbody key={unit}>
          <tr className="unit">
            <th scope="rowgroup" colSpan={3}>
              {word(`unit.${unit}`)}
            </th>
          </tr>
          {rows.map(({ stage, count, of }) => (
            <tr key={stage}>
              <th scope="row">
                {word(`stage.${stage}`)}
                <span className="quiet small meaning">{word(`count.${stage}`)}</span>
              </th>
              <td className="figure">
                <Link
                  to="/funnel/$stage"
                  params={{ stage }}
                  search={filter}
                  aria-label={say('count.link', { stage: word(`stage.${stage}`), count })}
                >
                  {number(count)}
                </Link>
              </td>
              <td className="figure">
                <Link
                  to="/funnel/$stage"
                  params={{ stage }}
                  search={{ ...filter, behind: 'of' }}
                  aria-label={say('of.link', { stage: word(`stage.${stage}`), count: of })}
                >
                  {number(of)}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** The stages of each unit together, in their order. */
function unitsOf(stages: readonly FunnelStage[]): readonly (readonly [Unit, readonly FunnelStage[]])[] {
  const units = [...new Set(stages.map(({ unit }) => unit))];
  return units.map((unit) => [unit, stages.filter((stage) => stage.unit === unit)]);
}
