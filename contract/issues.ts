import type * as z from 'zod';

type Issue = z.core.$ZodIssue;
type Invalid = { pointer: string; code: string; detail: string };

/** One sentence a code; the code stays for programs, the sentence is for people. */
const sentences: Record<string, string> = {
  required: '此项为必填项',
  'wrong-type': '内容类型不正确',
  'too-long': '内容过长或数值过大',
  'too-short': '内容过短或数值过小',
  'wrong-format': '格式不正确',
  'not-an-option': '请从给定选项中选择',
  'unknown-field': '不认识的字段',
  'malformed-text': '含有无法保存的字符',
  'unknown-zone': '不认识的时区',
  'not-a-window': '时间不正确，或结束不晚于开始',
  'reason-required': '请填写理由',
  'handover-csv': '移交包内的名册只有 CSV 格式',
  'one-of': '身份证号与报名序号请填写其一',
  'one-question': '按报名号查阅时，不能再选人员、日期或页码',
  repeated: '不能重复',
  invalid: '内容不正确',
};

const codes: Partial<Record<Issue['code'], string>> = {
  invalid_type: 'wrong-type',
  too_big: 'too-long',
  too_small: 'too-short',
  invalid_format: 'wrong-format',
  invalid_value: 'not-an-option',
};

/** Zod's issues as fields of the form; an unknown key is reported under its own pointer. */
export function invalidInputs(issues: readonly Issue[]): Invalid[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => invalid([...issue.path, key], 'unknown-field'));
    }
    const { code, detail } = custom(issue);
    return [invalid(issue.path, code ?? codeOf(issue), detail)];
  });
}

function codeOf(issue: Issue): string {
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return missing ? 'required' : (codes[issue.code] ?? 'invalid');
}

function custom(issue: Issue): { code?: string; detail?: string } {
  return issue.code === 'custom' ? (issue.params ?? {}) : {};
}

function invalid(path: readonly PropertyKey[], code: string, detail?: string): Invalid {
  const sentence = detail ?? sentences[code] ?? '内容不正确';
  return { pointer: pointer(path), code, detail: sentence };
}

/** RFC 6901. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
