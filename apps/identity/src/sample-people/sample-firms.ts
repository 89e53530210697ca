/** A fictional firm of the sample world: its number there, and its short names. */
export interface SampleFirm {
  readonly key: string;
  readonly names: { readonly 'zh-Hans': string; readonly 'zh-Hant': string; readonly en: string };
}

const firm = (key: string, hans: string, hant: string, en: string): SampleFirm => ({
  key,
  names: { 'zh-Hans': hans, 'zh-Hant': hant, en },
});

/** The Mainland firms of the sample world. */
export const sampleEnterprises: readonly SampleFirm[] = [
  firm('E1', '甬澜精工', '甬瀾精工', 'Yonglan Precision'),
  firm('E2', '浙晞生物', '浙晞生物', 'Zhexi Bio'),
  firm('E3', '冰棱基因', '冰棱基因', 'Bingleng Gene'),
  firm('E4', '松岭重装', '松嶺重裝', 'Songling Heavy'),
  firm('E5', '朔棱绿能', '朔棱綠能', 'Shuoleng Green'),
  firm('E6', '禅屿电器', '禪嶼電器', 'Chanyu Home'),
  firm('E7', '鹏壳机器人', '鵬殼機器人', 'Pengke Robotics'),
  firm('E8', '蓉麦数据', '蓉麥數據', 'Rongmai Data'),
  firm('E9', '楚棹新材', '楚棹新材', 'Chuzhao Materials'),
  firm('E10', '湘笛茶业', '湘笛茶業', 'Xiangdi Tea'),
  firm('E11', '渝舸供应链', '渝舸供應鏈', 'Yuge Supply'),
  firm('E12', '榕舶建工', '榕舶建工', 'Rongbo Build'),
  firm('E13', '佛曜家电', '佛曜家電', 'Fatyiu Home'),
  firm('E14', '甬舸机械', '甬舸機械', 'Yongge Machinery'),
];

/** The Hong Kong service providers of the sample world. */
export const sampleProviders: readonly SampleFirm[] = [
  firm('P1', '港漪财资', '港漪財資', 'Kongyi Treasury'),
  firm('P2', '维屿融资', '維嶼融資', 'Waiyu Capital'),
  firm('P3', '鲤湾律师行', '鯉灣律師行', 'Leiwan Law'),
  firm('P4', '衡舶争议', '衡舶爭議', 'Hangpak Disputes'),
  firm('P5', '海棂绿融', '海欞綠融', 'Hoiling Green'),
  firm('P6', '杏榄临床', '杏欖臨床', 'Hanglam Clinical'),
  firm('P7', '信堤信保', '信堤信保', 'Shuntai Credit'),
  firm('P8', '榄角品牌', '欖角品牌', 'Lamkok Brand'),
  firm('P9', '锁山合规', '鎖山合規', 'Soshan Privacy'),
  firm('P10', '验航检测', '驗航檢測', 'Yimhong Testing'),
  firm('P11', '启楫物流', '啟楫物流', 'Kaichip Logistics'),
  firm('P12', '峰屿启业', '峰嶼啟業', 'Fungyu Set-up'),
  firm('P13', '港岳司库', '港嶽司庫', 'Kongngok Treasury'),
];
