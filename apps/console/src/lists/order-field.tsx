import { useTexts } from '../language/use-texts.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { orders } from './in-address.js';
import type { InOrder } from './in-address.js';
import { listTexts } from './texts.js';

export interface OrderFieldProps {
  readonly value: InOrder['sort'];
  readonly change: (order: InOrder['sort']) => void;
}

/** In which order a list is read: the newest first unless told. */
export function OrderField({ value, change }: OrderFieldProps) {
  const say = useTexts(listTexts);
  return (
    <ChoiceField
      name="sort"
      label={say('order')}
      value={value ?? 'newest'}
      choices={orders.map((code) => ({ code, label: say(`order.${code}`) }))}
      onChange={change}
    />
  );
}
