import { Button, Dropdown } from 'antd';
import { languages } from '@harbourlink/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { chooseLanguage, ownNames, useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { LanguageIcon } from '../parts/icons.js';
import { texts } from './texts.js';

/** Changes the language in place; what services said in words is asked anew in it. */
export function LanguageMenu() {
  const say = useTexts(texts);
  const language = useLanguage();
  const queries = useQueryClient();
  const items = languages.map((each) => ({ key: each, label: <span lang={each}>{ownNames[each]}</span> }));
  const choose = ({ key }: { key: string }) => {
    const next = languages.find((each) => each === key);
    if (!next) return;
    chooseLanguage(next);
    void queries.invalidateQueries();
  };
  return (
    <Dropdown menu={{ items, onClick: choose, selectable: true, selectedKeys: [language] }} trigger={['click']}>
      <Button type="text" icon={<LanguageIcon />} aria-label={`${say('language')}: ${ownNames[language]}`}>
        <span className="only-wide">{ownNames[language]}</span>
      </Button>
    </Dropdown>
  );
}
