import { useQueryClient } from '@tanstack/react-query';
import { languages } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import { chooseLanguage, ownNames, useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { LanguageIcon } from '../parts/icons.js';
import { Menu } from '../parts/menu.js';
import { texts } from './texts.js';

/** Changes the language in place; what services said in words is asked anew in it. */
export function LanguageMenu() {
  const say = useTexts(texts);
  const language = useLanguage();
  const queries = useQueryClient();
  const choose = (next: Language) => {
    chooseLanguage(next);
    void queries.invalidateQueries();
  };
  const items = languages.map((each) => ({
    key: each,
    label: <span lang={each}>{ownNames[each]}</span>,
    current: each === language,
    choose: () => choose(each),
  }));
  return (
    <Menu
      label={`${say('language')}: ${ownNames[language]}`}
      icon={<LanguageIcon />}
      text={ownNames[language]}
      groups={[{ key: 'languages', items }]}
    />
  );
}
