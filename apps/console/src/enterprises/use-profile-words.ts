import { useCallback } from 'react';
import { languages } from '@harbourlink/kernel';
import { ownNames } from '../language/language.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { FieldsInWords } from '../parts/draft-conflict.js';
import type { ProfileForm } from './profile-form.js';
import { profileTexts } from './profile-texts.js';

/** Every field of a profile with its name and its value as people read it; empty when nothing is said. */
export function useProfileWords(): (profile: ProfileForm) => FieldsInWords {
  const say = useTexts(profileTexts);
  const { label, labels, date, list } = useFormats();
  return useCallback(
    (profile) => {
      const has = profile.hasHongKongEntity;
      const purposes = [...(profile.seeks ? [say('seeks')] : []), ...(profile.provides ? [say('provides')] : [])];
      return [
        ...languages.map(
          (language) => [`${say('names')} (${ownNames[language]})`, profile.names[language], language] as const,
        ),
        [say('placeCode'), profile.placeCode ? label('place', profile.placeCode) : ''],
        [say('uscc'), profile.uscc],
        [say('brNumber'), profile.brNumber],
        [say('sectorCodes'), labels('sector', profile.sectorCodes)],
        [say('industryText'), profile.industryText],
        [say('purpose'), list(purposes)],
        [say('sizeCode'), profile.sizeCode ? label('size', profile.sizeCode) : ''],
        [say('stageCode'), profile.stageCode ? label('stage', profile.stageCode) : ''],
        [say('foundedOn'), profile.foundedOn ? date(profile.foundedOn) : ''],
        [say('website'), profile.website],
        [say('hasHongKongEntity'), has === undefined ? '' : say(has ? 'yes' : 'no')],
        [say('languageCodes'), labels('work-language', profile.languageCodes)],
        [say('exchangeCode'), profile.exchangeCode ? label('exchange', profile.exchangeCode) : ''],
        [say('listingCode'), profile.listingCode],
        [say('boardCode'), profile.boardCode ? label('board', profile.boardCode) : ''],
        [say('listedOn'), profile.listedOn ? date(profile.listedOn) : ''],
      ];
    },
    [say, label, labels, date, list],
  );
}
