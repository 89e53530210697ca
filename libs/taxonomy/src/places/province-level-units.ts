/** GB/T 2260 code, full names, English name, the short names files use (simplified; the first is the usual one). */
export type ProvinceRow = readonly [
  code: string,
  hans: string,
  hant: string,
  en: string,
  shortNames: readonly string[],
];

/** The 31 province-level units of the Mainland. */
export const provinceRows: readonly ProvinceRow[] = [
  ['110000', '北京市', '北京市', 'Beijing', ['北京']],
  ['120000', '天津市', '天津市', 'Tianjin', ['天津']],
  ['130000', '河北省', '河北省', 'Hebei', ['河北']],
  ['140000', '山西省', '山西省', 'Shanxi', ['山西']],
  ['150000', '内蒙古自治区', '內蒙古自治區', 'Inner Mongolia', ['内蒙古', '内蒙']],
  ['210000', '辽宁省', '遼寧省', 'Liaoning', ['辽宁']],
  ['220000', '吉林省', '吉林省', 'Jilin', ['吉林']],
  ['230000', '黑龙江省', '黑龍江省', 'Heilongjiang', ['黑龙江']],
  ['310000', '上海市', '上海市', 'Shanghai', ['上海']],
  ['320000', '江苏省', '江蘇省', 'Jiangsu', ['江苏']],
  ['330000', '浙江省', '浙江省', 'Zhejiang', ['浙江']],
  ['340000', '安徽省', '安徽省', 'Anhui', ['安徽']],
  ['350000', '福建省', '福建省', 'Fujian', ['福建']],
  ['360000', '江西省', '江西省', 'Jiangxi', ['江西']],
  ['370000', '山东省', '山東省', 'Shandong', ['山东']],
  ['410000', '河南省', '河南省', 'Henan', ['河南']],
  ['420000', '湖北省', '湖北省', 'Hubei', ['湖北']],
  ['430000', '湖南省', '湖南省', 'Hunan', ['湖南']],
  ['440000', '广东省', '廣東省', 'Guangdong', ['广东']],
  ['450000', '广西壮族自治区', '廣西壯族自治區', 'Guangxi', ['广西']],
  ['460000', '海南省', '海南省', 'Hainan', ['海南']],
  ['500000', '重庆市', '重慶市', 'Chongqing', ['重庆']],
  ['510000', '四川省', '四川省', 'Sichuan', ['四川']],
  ['520000', '贵州省', '貴州省', 'Guizhou', ['贵州']],
  ['530000', '云南省', '雲南省', 'Yunnan', ['云南']],
  ['540000', '西藏自治区', '西藏自治區', 'Tibet', ['西藏']],
  ['610000', '陕西省', '陝西省', 'Shaanxi', ['陕西']],
  ['620000', '甘肃省', '甘肅省', 'Gansu', ['甘肃']],
  ['630000', '青海省', '青海省', 'Qinghai', ['青海']],
  ['640000', '宁夏回族自治区', '寧夏回族自治區', 'Ningxia', ['宁夏']],
  ['650000', '新疆维吾尔自治区', '新疆維吾爾自治區', 'Xinjiang', ['新疆']],
];

/** Hong Kong, Macao and Taiwan: regions, never countries. Their code is the ISO one; GB/T 2260 has 810000, 820000, 710000. */
export const regionRows: readonly ProvinceRow[] = [
  ['HK', '香港特别行政区', '香港特別行政區', 'Hong Kong', ['香港', '中国香港']],
  ['MO', '澳门特别行政区', '澳門特別行政區', 'Macao', ['澳门', '中国澳门']],
  ['TW', '台湾', '台灣', 'Taiwan', ['台湾', '中国台湾']],
];
