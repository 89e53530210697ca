import type { SectorCode } from './sectors.js';

/** Industry names of the public stock lists of Shanghai, Shenzhen and Beijing, by the platform sector each belongs to. */
const names: Readonly<Record<SectorCode, string>> = {
  'financial-services': '银行 证券 保险 多元金融',
  'legal-and-accounting': '',
  'construction-and-engineering':
    '建筑工程 装修装饰 全国地产 区域地产 房产服务 园区开发 水泥 玻璃 陶瓷 其他建材 矿物制品 工程机械',
  'new-energy-and-environment': '环境保护 水务 供气供热',
  'transport-logistics-and-supply-chain':
    '仓储物流 港口 水运 空运 铁路 公路 路桥 公共交通 商贸代理 批发业 石油贸易 商品城',
  'innovation-and-technology': '',
  'ai-and-robotics': '',
  'data-science': '',
  fintech: '',
  'life-and-health-technology': '化学制药 生物制药 中成药 医疗保健 医药商业',
  'advanced-manufacturing-and-new-materials':
    '元器件 半导体 电气设备 电器仪表 汽车配件 汽车整车 摩托车 机械基件 化工原料 塑料 橡胶 化纤 染料涂料 小金属 特种钢 钢加工 普钢 铝 铜 铅锌',
  'clean-energy': '新型电力 水力发电',
  'digital-economy': '软件服务 IT设备 通信设备 互联网 电信运营',
  bioeconomy: '农药化肥 饲料 农业综合 种植业 渔业 林业',
  'high-end-equipment': '专用机械 机床制造 化工机械 轻工机械 纺织机械 农用机械 运输设备 航空 船舶',
  'cross-border-e-commerce': '',
  'consumer-goods-and-brand':
    '家用电器 家居用品 食品 乳制品 软饮料 啤酒 白酒 红黄酒 日用化工 服饰 纺织 百货 超市连锁 电器连锁 其他商业 造纸 汽车服务',
  'professional-services': '广告包装',
  'tourism-and-culture': '旅游景点 旅游服务 酒店餐饮 影视音像 出版业 文教休闲',
  unclassified: '煤炭开采 焦炭加工 石油开采 石油加工 火力发电 黄金 综合类',
};

const sectorByName: ReadonlyMap<string, SectorCode> = new Map(
  (Object.entries(names) as [SectorCode, string][]).flatMap(([sector, list]) =>
    list
      .split(' ')
      .filter((name) => name !== '')
      .map((name) => [name, sector] as const),
  ),
);

/** Every industry name the crosswalk knows, also those it visibly leaves `unclassified`. */
export const listedIndustryNames: readonly string[] = [...sectorByName.keys()];

/** The platform sector of an industry name; `unclassified` for a name no sector fits and for one never seen before. */
export function sectorOfIndustry(name: string): SectorCode {
  return sectorByName.get(name.trim()) ?? 'unclassified';
}
