import type { Trilingual } from '@harbourlink/kernel';
import type { Shortfall } from '../domain/shortlist.js';

/** Why a shortlist shows fewer than three providers, for people. */
export function shortfallInWords({ providers, offering, tooWeak, excluded }: Shortfall): Trilingual {
  const ruledOut = excluded.reduce((sum, { offers }) => sum + offers, 0);
  return {
    'zh-Hans': `只有${providers}家：${offering}家提供相关服务，${tooWeak}项匹配度不足，${ruledOut}项因规则排除。`,
    'zh-Hant': `只有${providers}家：${offering}家提供相關服務，${tooWeak}項匹配度不足，${ruledOut}項因規則排除。`,
    en: `Only ${providers}: ${offering} providers offer one of the services, ${tooWeak} offers fit too little, ${ruledOut} are ruled out.`,
  };
}
