const columns = [
  'listing_code',
  'short_name_zh',
  'full_name_zh',
  'name_en',
  'area_zh',
  'industry_zh',
  'ownership_zh',
  'board_zh',
  'listed_on',
  'uscc',
  'br_number',
];

/** A file of firms as an office would bring it: the good ones, then two rows with a mistake each. */
export function firmsFile(good: readonly string[]): string {
  const row = (name: string, values: Readonly<Record<string, string>>) =>
    columns
      .map(
        (column) =>
          ({ full_name_zh: `示例·${name}有限公司`, area_zh: '湖北武汉', industry_zh: '化工', ...values })[column] ?? '',
      )
      .join(',');
  const lines = [
    ...good.map((code, at) => row(`远帆${at + 1}`, { listing_code: code, name_en: `Sample Yuanfan ${at + 1} Ltd` })),
    row('误码', { listing_code: 'not-a-code' }),
    row('误日', { listing_code: good[0]?.replace(/^./, '0') ?? '', listed_on: '2019-02-30' }),
  ];
  return `${columns.join(',')}\n${lines.join('\n')}\n`;
}
