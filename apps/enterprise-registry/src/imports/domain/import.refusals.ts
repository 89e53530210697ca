import type { Trilingual } from '@harbourlink/kernel';
import type { RowErrorCode } from './import.js';

/** Why a file was not taken, or something was not done to its import. */
export const importRefusals = {
  'import.unknown': { 'zh-Hans': '没有此导入。', 'zh-Hant': '沒有此匯入。', en: 'There is no such import.' },
  'import.csv-expected': {
    'zh-Hans': '请发送文件本身：CSV（text/csv）或 Excel 工作簿（xlsx）。',
    'zh-Hant': '請傳送檔案本身：CSV（text/csv）或 Excel 活頁簿（xlsx）。',
    en: 'Send the file itself: CSV (text/csv) or an Excel workbook (.xlsx).',
  },
  'import.empty': { 'zh-Hans': '文件是空的。', 'zh-Hant': '檔案是空的。', en: 'The file is empty.' },
  'import.encoding-utf-16': {
    'zh-Hans': '文件为 UTF-16 编码，请另存为“CSV UTF-8”。',
    'zh-Hant': '檔案為 UTF-16 編碼，請另存為「CSV UTF-8」。',
    en: 'The file is in UTF-16. Save it as CSV UTF-8.',
  },
  'import.encoding-not-utf-8': {
    'zh-Hans': '文件不是 UTF-8 编码（可能是 {looksLike}），请另存为“CSV UTF-8”。',
    'zh-Hant': '檔案不是 UTF-8 編碼（可能是 {looksLike}），請另存為「CSV UTF-8」。',
    en: 'The file is not in UTF-8; it looks like {looksLike}. Save it as CSV UTF-8.',
  },
  'import.nul-bytes': {
    'zh-Hans': '文件含有空字节，不是文本文件。',
    'zh-Hant': '檔案含有空位元組，不是文字檔。',
    en: 'The file has NUL bytes in it: it is not a text file.',
  },
  'import.header-wrong': {
    'zh-Hans': '表头有误。缺少：{missing}；未知：{unknown}；重复：{repeated}。',
    'zh-Hant': '標題列有誤。缺少：{missing}；未知：{unknown}；重複：{repeated}。',
    en: 'The header is wrong. Missing: {missing}; unknown: {unknown}; repeated: {repeated}.',
  },
  'import.not-a-workbook': {
    'zh-Hans': '这不是可以打开的 Excel 工作簿。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（xlsx）”或“CSV UTF-8”。',
    'zh-Hant': '這不是可以開啟的 Excel 活頁簿。請在 Excel 或 WPS 開啟，另存為「Excel 活頁簿（xlsx）」或「CSV UTF-8」。',
    en: 'This is not an Excel workbook that can be opened. Open it in Excel or WPS and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”.',
  },
  'import.workbook-old': {
    'zh-Hans': '这是旧格式的表格（xls 或 et）。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（xlsx）”。',
    'zh-Hant': '這是舊格式的試算表（xls 或 et）。請在 Excel 或 WPS 開啟，另存為「Excel 活頁簿（xlsx）」。',
    en: 'This spreadsheet is in an old format (.xls or .et). Open it in Excel or WPS and save it as “Excel Workbook (.xlsx)”.',
  },
  'import.workbook-protected': {
    'zh-Hans': '工作簿设有打开密码。请在 Excel 或 WPS 中取消密码，保存后再导入。',
    'zh-Hant': '活頁簿設有開啟密碼。請在 Excel 或 WPS 取消密碼，儲存後再匯入。',
    en: 'The workbook is locked by a password. Remove the password in Excel or WPS, save it and import it again.',
  },
  'import.workbook-not-calculated': {
    'zh-Hans': '单元格 {cell} 有公式但没有结果。请用 Excel 或 WPS 打开该文件，保存后再上传。',
    'zh-Hant': '儲存格 {cell} 有公式但沒有結果。請用 Excel 或 WPS 開啟該檔案，儲存後再上載。',
    en: 'Cell {cell} has a formula and no result. Open the file in Excel or WPS, save it and send it again.',
  },
  'import.workbook-damaged': {
    'zh-Hans': '工作簿已损坏，无法读到最后。请在 Excel 或 WPS 中打开并修复，另存后再导入。',
    'zh-Hant': '活頁簿已損壞，無法讀到最後。請在 Excel 或 WPS 開啟並修復，另存後再匯入。',
    en: 'The workbook is damaged and cannot be read to its end. Open and repair it in Excel or WPS, save it anew and import that.',
  },
  'import.workbook-too-large': {
    'zh-Hans': '工作簿展开后超过平台的上限。请只保留企业表的各栏各行，或分成几个文件导入。',
    'zh-Hant': '活頁簿展開後超過平台的上限。請只保留企業表的各欄各行，或分成幾個檔案匯入。',
    en: 'Unpacked, the workbook is larger than the platform takes. Keep only the table of firms, or split it into several files.',
  },
  'import.workbook-empty': {
    'zh-Hans': '工作簿中没有任何可见的工作表有内容。请确认企业表已保存且没有隐藏。',
    'zh-Hant': '活頁簿中沒有任何可見的工作表有內容。請確認企業表已儲存且沒有隱藏。',
    en: 'No visible sheet of the workbook has anything in it. Make sure that the table of firms is saved and not hidden.',
  },
  'import.workbook-header-lower': {
    'zh-Hans': '工作表“{sheet}”从第 {row} 行才开始。栏名须在第 1 行：请删除上面的空行后再导入。',
    'zh-Hant': '工作表「{sheet}」由第 {row} 行才開始。欄名須在第 1 行：請刪除上面的空行後再匯入。',
    en: 'The sheet “{sheet}” begins at row {row} only. The names of the columns belong in row 1: delete the empty rows above and import again.',
  },
  'import.header-merged': {
    'zh-Hans':
      '工作表“{sheet}”的第 1 行有合并的单元格（{cells}）。第 1 行须每格一个栏名：请取消合并、删除上面的标题后再导入。',
    'zh-Hant':
      '工作表「{sheet}」的第 1 行有合併的儲存格（{cells}）。第 1 行須每格一個欄名：請取消合併、刪除上面的標題後再匯入。',
    en: 'In row 1 of the sheet “{sheet}” cells are merged ({cells}). Row 1 has the name of one column in each cell: unmerge them, delete titles above, and import again.',
  },
  'import.later': {
    'zh-Hans': '等待读取的工作簿过多，请半分钟后再导入。CSV 文件无须等候。',
    'zh-Hant': '等待讀取的活頁簿過多，請半分鐘後再匯入。CSV 檔案毋須等候。',
    en: 'Too many workbooks wait to be read. Import it again in half a minute; a CSV file need not wait.',
  },
  'import.over': {
    'zh-Hans': '导入已结束（{state}）。',
    'zh-Hant': '匯入已結束（{state}）。',
    en: 'The import is over ({state}).',
  },
} satisfies Record<string, Trilingual>;

export type ImportRefusalCode = keyof typeof importRefusals;

/** What is wrong with a row, in the words of whoever reads the list. */
export const rowErrorTexts = {
  'column-count-wrong': {
    'zh-Hans': '列数与表头不同。',
    'zh-Hant': '欄數與標題列不同。',
    en: 'The row has not as many columns as the header.',
  },
  'identity-missing': {
    'zh-Hans': '须有证券代码或登记号码之一。',
    'zh-Hant': '須有證券代號或登記號碼之一。',
    en: 'A listing code or a registration number is needed to tell firms apart.',
  },
  'name-missing': {
    'zh-Hans': '须有至少一个名称。',
    'zh-Hant': '須有至少一個名稱。',
    en: 'At least one name is needed.',
  },
  'listing-code-malformed': {
    'zh-Hans': '证券代码应如 000001.SZ。',
    'zh-Hant': '證券代號應如 000001.SZ。',
    en: 'A listing code looks like 000001.SZ.',
  },
  'uscc-malformed': {
    'zh-Hans': '统一社会信用代码应为 18 位。',
    'zh-Hant': '統一社會信用代碼應為 18 位。',
    en: 'A Unified Social Credit Code has 18 characters, without I, O, Z, S and V.',
  },
  'br-number-malformed': {
    'zh-Hans': '商业登记号码应为 8 位数字。',
    'zh-Hant': '商業登記號碼應為 8 位數字。',
    en: 'A Business Registration number has 8 digits.',
  },
  'date-malformed': {
    'zh-Hans': '日期应如 20250131 或 2025-01-31。',
    'zh-Hant': '日期應如 20250131 或 2025-01-31。',
    en: 'A date looks like 20250131 or 2025-01-31 and exists.',
  },
  'board-unknown': {
    'zh-Hans': '没有此上市板块。',
    'zh-Hant': '沒有此上市板塊。',
    en: 'There is no such board.',
  },
  'text-too-long': {
    'zh-Hans': '文字过长（最多 200 字）。',
    'zh-Hant': '文字過長（最多 200 字）。',
    en: 'The text is longer than 200 characters.',
  },
  'text-malformed': {
    'zh-Hans': '文字含有控制字符。',
    'zh-Hant': '文字含有控制字元。',
    en: 'The text has control characters in it.',
  },
  'duplicate-in-file': {
    'zh-Hans': '同一企业在文件中已出现过。',
    'zh-Hant': '同一企業在檔案中已出現過。',
    en: 'An earlier row of the file is about the same firm.',
  },
  'registration-number-taken': {
    'zh-Hans': '另一企业已使用此号码。',
    'zh-Hant': '另一企業已使用此號碼。',
    en: 'Another enterprise is on record with this number.',
  },
} satisfies Record<RowErrorCode, Trilingual>;
