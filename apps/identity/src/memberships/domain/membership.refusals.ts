import type { Trilingual } from '@harbourlink/kernel';
import type { MembershipRefusal } from './membership.js';

export const membershipRefusals = {
  'membership.missing': {
    'zh-Hans': '没有这项成员资格。',
    'zh-Hant': '沒有這項成員資格。',
    en: 'There is no such membership.',
  },
  'membership.exists': {
    'zh-Hans': '此人在该机构已有这一角色。',
    'zh-Hant': '此人在該機構已有這一角色。',
    en: 'This person already has this role in this organisation.',
  },
  'membership.already-revoked': {
    'zh-Hans': '这项成员资格已被撤销。',
    'zh-Hant': '這項成員資格已被撤銷。',
    en: 'This membership has already been revoked.',
  },
  'membership.role-not-of-organisation': {
    'zh-Hans': '该类机构没有“{role}”这一角色。',
    'zh-Hant': '該類機構沒有「{role}」這一角色。',
    en: 'An organisation of this kind has no role "{role}".',
  },
  'membership.organisation-malformed': {
    'zh-Hans': '机构编号与机构类别不符：企业用 UUID，办事处和机构用代码。',
    'zh-Hant': '機構編號與機構類別不符：企業用 UUID，辦事處和機構用代碼。',
    en: 'The organisation id does not fit its kind: a firm has a UUID, an office or agency a code.',
  },
  'membership.own-role': {
    'zh-Hans': '不能授予或撤销自己的角色，请另一位管理员办理。',
    'zh-Hant': '不能授予或撤銷自己的角色，請另一位管理員辦理。',
    en: 'Nobody grants or revokes a role of their own: ask another administrator.',
  },
} satisfies Record<MembershipRefusal, Trilingual>;
