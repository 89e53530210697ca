import { describe, expect, it } from '@jest/globals';
import { listedIndustryNames, sectorOfIndustry } from './listed-industries.js';
import { gbt4754Sections, hsicSections, sectorOfGbt4754Section, sectorOfHsicSection } from './sections.js';
import { sectorCodes } from './sectors.js';

/** Every industry name of the public list of Mainland companies, July 2025. */
const shipped = `
  IT设备 专用机械 中成药 乳制品 互联网 仓储物流 供气供热 保险 元器件 全国地产 公共交通 公路
  其他商业 其他建材 农业综合 农用机械 农药化肥 出版业 化学制药 化工原料 化工机械 化纤 区域地产
  医疗保健 医药商业 半导体 商品城 商贸代理 啤酒 园区开发 塑料 多元金融 家居用品 家用电器 小金属
  工程机械 广告包装 建筑工程 影视音像 房产服务 批发业 摩托车 文教休闲 新型电力 旅游景点 旅游服务
  日用化工 普钢 服饰 机床制造 机械基件 林业 染料涂料 橡胶 水力发电 水务 水泥 水运 汽车整车
  汽车服务 汽车配件 渔业 港口 火力发电 焦炭加工 煤炭开采 特种钢 环境保护 玻璃 生物制药 电信运营
  电器仪表 电器连锁 电气设备 白酒 百货 石油加工 石油开采 石油贸易 矿物制品 种植业 空运 红黄酒
  纺织 纺织机械 综合类 航空 船舶 装修装饰 证券 超市连锁 路桥 软件服务 软饮料 轻工机械 运输设备
  通信设备 造纸 酒店餐饮 钢加工 铁路 铅锌 铜 铝 银行 陶瓷 食品 饲料 黄金
`
  .trim()
  .split(/\s+/);

describe('industry names of stock lists', () => {
  it('every name of the shipped file is in the crosswalk, once', () => {
    expect(shipped).toHaveLength(109);
    expect([...listedIndustryNames].sort()).toEqual(expect.arrayContaining([...shipped]));
    expect(new Set(listedIndustryNames).size).toBe(listedIndustryNames.length);
  });

  it('a name that fits no sector, or was never seen, is visibly unclassified', () => {
    expect(shipped.filter((name) => sectorOfIndustry(name) === 'unclassified')).toEqual(
      expect.arrayContaining(['黄金', '石油开采']),
    );
    expect(sectorOfIndustry('元宇宙')).toBe('unclassified');
    expect(sectorOfIndustry('')).toBe('unclassified');
  });

  it('a known name has its sector', () => {
    expect(sectorOfIndustry('银行')).toBe('financial-services');
    expect(sectorOfIndustry(' 半导体 ')).toBe('advanced-manufacturing-and-new-materials');
  });
});

describe('sections of the official classifications', () => {
  it('HSIC V2.0 has 21, GB/T 4754 has 20, and each leads to a platform sector', () => {
    expect(hsicSections.map(({ code }) => code).join('')).toBe('ABCDEFGHIJKLMNOPQRSTU');
    expect(gbt4754Sections.map(({ code }) => code).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    for (const sector of [...Object.values(sectorOfHsicSection), ...Object.values(sectorOfGbt4754Section)]) {
      expect(sectorCodes).toContain(sector);
    }
  });

  it('the same letter means another section in each: they are not equivalent', () => {
    expect(sectorOfHsicSection.K).toBe('financial-services');
    expect(sectorOfGbt4754Section.K).toBe('construction-and-engineering');
  });
});
