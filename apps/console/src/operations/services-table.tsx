import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import type { Tone } from '../parts/status-tag.js';
import type { HealthAnswer } from './operations.queries.js';
import { conditionOf } from './services.js';
import type { Health } from './services.js';
import { texts } from './texts.js';

const tones = { well: 'jade', busy: 'amber', ill: 'coral', silent: 'coral' } as const satisfies Record<string, Tone>;
const numbers = ['lag', 'waiting', 'oldest', 'dead', 'parked'] as const satisfies readonly (keyof Health)[];

/** Every service in a line: is it well, and if not, what stands where. */
export function ServicesTable({ answers }: { readonly answers: readonly HealthAnswer[] }) {
  const say = useTexts(texts);
  const { number, list } = useFormats();
  return (
    <table className="table" aria-label={say('services')}>
      <thead>
        <tr>
          <th scope="col">{say('service')}</th>
          <th scope="col">{say('condition')}</th>
          {numbers.map((name) => (
            <th key={name} scope="col" className="figure">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answers.map((answer) => {
          const health = 'health' in answer ? answer.health : undefined;
          const condition = health ? conditionOf(health) : 'silent';
          return (
            <tr key={answer.service}>
              <th scope="row">{say(`service.${answer.service}`)}</th>
              <td data-title={say('condition')}>
                <StatusTag tone={tones[condition]}>{say(`condition.${condition}`)}</StatusTag>
                {health && health.paused.length > 0 ? (
                  <div className="small">
                    {say('paused')}: {list(health.paused)}
                  </div>
                ) : null}
              </td>
              {numbers.map((name) => (
                <td key={name} data-title={say(name)} className="figure">
                  {health ? number(Math.round(health[name])) : '—'}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
