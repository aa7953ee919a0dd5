/** Why a file is not taken at all: one sentence each for the office. */
export const fileProblems = {
  'not-a-spreadsheet': '这不是 .xlsx 电子表格文件，请用 Excel 或 WPS 另存为 .xlsx 后再上传',
  'old-format': '这是旧的 .xls 格式，或是加了密码的文件，请去掉密码并另存为 .xlsx',
  'has-macros': '文件含有宏，请另存为不含宏的 .xlsx',
  'too-large': '文件解开后过大，请删去图片和多余的工作表',
  'too-many-rows': '工作表超过 50,000 行，请分成几个文件或删去多余的行',
  damaged: '文件已损坏或被改动，请用 Excel 或 WPS 打开后重新保存',
  'no-table': '没有找到职位表：请检查表头是否含有职位代码、职位名称和招录人数',
  'no-upload': '没有收到文件，请重新上传',
} as const;
export type FileProblem = keyof typeof fileProblems;
