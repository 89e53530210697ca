import { answerOf, ifMatch, onceAs } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import type { PublicationKind, Target } from '../publications/publication-kind.js';
import { NeedFields } from './need-fields.js';
import { emptyNeedForm, fieldOfNeedRule, formOfNeed, isUsuallyConfidential, needOfForm } from './need-form.js';
import type { NeedForm } from './need-form.js';
import { needQuery, readNeed } from './needs.queries.js';
import type { Need } from './needs.queries.js';
import { texts } from './texts.js';
import { useNeedWords } from './use-need-words.js';

const at = ({ id, version }: Target) => ({ path: { id }, header: ifMatch(version) });

/** What is particular to needs. */
export const needKind: PublicationKind<Need, NeedForm, 'met' | 'withdrawn'> = {
  name: 'need',
  texts,
  firmOf: (need) => ({ id: need.enterpriseId, names: need.enterpriseNames }),

  begin: ({ id, profile: { sectorCodes, languageCodes, stageCode } }, serviceCodes) => ({
    ...emptyNeedForm(id),
    sectorCodes: sectorCodes.filter((code) => code !== 'unclassified'),
    languageCodes,
    stageCode,
    serviceCodes,
    confidential: isUsuallyConfidential(serviceCodes),
  }),
  formOf: formOfNeed,
  Fields: NeedFields,
  useWords: useNeedWords,
  fieldOfRule: fieldOfNeedRule,

  query: needQuery,
  read: readNeed,
  create: (form, keyOf) => {
    const body = needOfForm(form);
    return answerOf(api.POST('/api/v1/needs', { ...onceAs(keyOf(body)), body }));
  },
  write: (target, form) => answerOf(api.PUT('/api/v1/needs/{id}', { params: at(target), body: needOfForm(form) })),
  publish: (target, endsOn) =>
    answerOf(api.POST('/api/v1/needs/{id}/publication', { params: at(target), body: { ...(endsOn && { endsOn }) } })),
  renew: (target, endsOn) => answerOf(api.POST('/api/v1/needs/{id}/renewal', { params: at(target), body: { endsOn } })),
  endReasons: ['met', 'withdrawn'],
  end: (target, reasonCode) =>
    answerOf(api.POST('/api/v1/needs/{id}/ending', { params: at(target), body: { reasonCode } })),
  touches: [['needs'], ['candidates']],
};
