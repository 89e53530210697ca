import { answerOf } from '@harbourlink/api-client';
import type { LocalizedText } from '@harbourlink/kernel';
import { api } from '../api/api.js';
import { useFormats } from '../language/formats.js';
import type { Choice } from './choice-fields.js';
import { SearchChoice } from './search-choice.js';

export interface EnterpriseOption extends Choice {
  readonly names: LocalizedText;
}

export interface EnterpriseChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | undefined;
  readonly choose: (option: EnterpriseOption) => void;
}

/** A firm of the registry, found by its name in any script; for officers. */
export function EnterpriseChoice(props: EnterpriseChoiceProps) {
  const { text } = useFormats();
  const search = async (words: string): Promise<readonly EnterpriseOption[]> => {
    const query = { limit: 20, ...(words !== '' && { q: words }) };
    const { items } = await answerOf(api.GET('/api/v1/enterprises', { params: { query } }));
    return items.map(({ id, profile: { names } }) => ({ code: id, label: text(names), names }));
  };
  return <SearchChoice queryKey="enterprises" search={search} {...props} />;
}
