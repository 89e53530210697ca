import type { Labels } from '../entry.js';
import { codesOf, entriesOf } from '../entry.js';

const table = {
  reach: ['REACH 检测资格', 'REACH 檢測資格', 'REACH testing'],
  rohs: ['RoHS 检测资格', 'RoHS 檢測資格', 'RoHS testing'],
  'ce-marking': ['CE 标志', 'CE 標誌', 'CE marking'],
  halal: ['清真认证', '清真認證', 'Halal certification'],
  kosher: ['犹太洁食认证', '猶太潔食認證', 'Kosher certification'],
  hoklas: ['香港实验所认可', '香港實驗所認可', 'HOKLAS accreditation'],
  'iso-9001': ['ISO 9001', 'ISO 9001', 'ISO 9001'],
  'iso-14001': ['ISO 14001', 'ISO 14001', 'ISO 14001'],
  'iso-17025': ['ISO/IEC 17025', 'ISO/IEC 17025', 'ISO/IEC 17025'],
  'iso-27001': ['ISO/IEC 27001', 'ISO/IEC 27001', 'ISO/IEC 27001'],
  gmp: ['药品生产质量管理规范', '藥品生產質量管理規範', 'Good manufacturing practice'],
  gcp: ['药物临床试验质量管理规范', '藥物臨床試驗質量管理規範', 'Good clinical practice'],
  'licensed-sponsor': ['持牌保荐人', '持牌保薦人', 'Licensed sponsor'],
  'licensed-corporation': ['证监会持牌法团', '證監會持牌法團', 'Licensed corporation'],
  'authorised-insurer': ['获授权保险人', '獲授權保險人', 'Authorised insurer'],
  'solicitors-firm': ['香港律师行', '香港律師行', 'Hong Kong solicitors firm'],
  'certified-public-accountants': ['香港执业会计师', '香港執業會計師', 'Hong Kong CPA practice'],
  'trust-or-company-service-provider': [
    '信托或公司服务提供者牌照',
    '信託或公司服務提供者牌照',
    'Trust or company service provider licence',
  ],
} satisfies Record<string, Labels>;

export type AccreditationCode = keyof typeof table;

/** Licences and accreditations a provider holds and a need may demand. */
export const accreditations = entriesOf<AccreditationCode>(table);
export const accreditationCodes: readonly AccreditationCode[] = codesOf(accreditations);
