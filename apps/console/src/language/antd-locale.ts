import { useEffect, useState } from 'react';
import type { Locale } from 'antd/es/locale/index.js';
import dayjs from 'dayjs';
import type { Language } from '@harbourlink/kernel';
import { useLanguage } from './language.js';

/** antd's own words and the names of months, each loaded when its language is first wanted. */
const locales: Readonly<Record<Language, () => Promise<{ locale: Locale; months: string }>>> = {
  'zh-Hans': async () => {
    await import('dayjs/locale/zh-cn.js');
    return { locale: (await import('antd/es/locale/zh_CN.js')).default, months: 'zh-cn' };
  },
  'zh-Hant': async () => {
    await import('dayjs/locale/zh-hk.js');
    return { locale: (await import('antd/es/locale/zh_HK.js')).default, months: 'zh-hk' };
  },
  en: async () => ({ locale: (await import('antd/es/locale/en_GB.js')).default, months: 'en' }),
};

export function useAntdLocale(): Locale | undefined {
  const language = useLanguage();
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let wanted = true;
    void locales[language]().then((loaded) => {
      if (!wanted) return;
      dayjs.locale(loaded.months);
      setLocale(loaded.locale);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return locale;
}
