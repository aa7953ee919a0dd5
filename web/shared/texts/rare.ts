/** Finding a character that the device cannot type. */
export const rare = {
  query: ['拼音、部件或字符编码', 'Pinyin, parts or code point'],
  hint: [
    '例如 yan、龙天、U+4DAE；部件请写字的各部分',
    'For example yan, 龙天 or U+4DAE; parts are the pieces of the character',
  ],
  found: ['找到 {n} 个字，点一下填入姓名', '{n} found; tap one to add it to the name'],
  none: [
    '没有找到。请换一种方法；身份证上的字确实查不到时，请拨打公告中的咨询电话。',
    'Not found. Try another way, or call the office named in the announcement.',
  ],
  more: ['只显示前 {n} 个，请再加一个部件', 'The first {n} only; add another part'],
  add: ['填入 {character}（{code}）', 'Add {character} ({code})'],
  dot: ['间隔号 ·', 'Separator ·'],
  failed: ['字表没有读到，请检查网络后重试', 'The table did not arrive; please try again'],
} as const;
