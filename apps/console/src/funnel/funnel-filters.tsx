import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { offices, sectors } from './funnel-search.js';
import type { FunnelFilter } from './funnel-search.js';
import { texts } from './texts.js';

export interface FunnelFiltersProps {
  readonly filter: FunnelFilter;
  readonly show: (filter: FunnelFilter) => void;
}

/** Whose funnel it is. */
export function FunnelFilters({ filter, show }: FunnelFiltersProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label } = useFormats();
  const { office, sector } = filter;
  return (
    <div className="filters" role="search">
      <ChoiceField
        name="office"
        label={sayAlways('office')}
        value={office}
        none={sayAlways('all')}
        choices={offices.map((code) => ({
          code,
          label: code === 'unrouted' ? say('unrouted') : label('office', code),
        }))}
        onChange={(next) => show({ ...(next && { office: next }), ...(sector && { sector }) })}
      />
      <ChoiceField
        name="sector"
        label={say('sector')}
        value={sector}
        none={sayAlways('all')}
        choices={sectors.map((code) => ({
          code,
          label: code === 'unclassified' ? say('unclassified') : label('sector', code),
        }))}
        onChange={(next) => show({ ...(office && { office }), ...(next && { sector: next }) })}
      />
    </div>
  );
}
