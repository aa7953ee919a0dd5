/** Reasons to choose from, in the order of their keys 1-9; each exam's office edits its own. */
export type LibraryReason = { code: string; text: string };
export type ReasonLibrary = { qualification: LibraryReason[]; photo: LibraryReason[] };
/** The reviews that have a library. */
export type ReasonKind = keyof ReasonLibrary;

/** What an exam starts with (R30, R36). */
export const defaultReasons: ReasonLibrary = {
  qualification: [
    { code: 'age', text: '年龄不符合职位要求' },
    { code: 'education', text: '学历不符合职位要求' },
    { code: 'degree', text: '学位不符合职位要求' },
    { code: 'major', text: '专业不符合职位要求' },
    { code: 'political-status', text: '政治面貌不符合职位要求' },
    { code: 'experience', text: '基层工作经历不符合职位要求' },
    { code: 'household', text: '户籍不符合职位要求' },
    { code: 'incomplete', text: '填报信息不完整，请补充' },
    { code: 'contradiction', text: '填报信息前后不一致，请核对' },
  ],
  photo: [
    { code: 'background', text: '照片底色不符合要求' },
    { code: 'blurred', text: '照片不清晰' },
    { code: 'not-frontal', text: '不是正面免冠照片' },
    { code: 'face-covered', text: '面部被遮挡' },
    { code: 'face-size', text: '头像过大、过小或不居中' },
    { code: 'lighting', text: '光线过暗、过亮或有阴影' },
    { code: 'edited', text: '照片经过修饰，与本人不符' },
    { code: 'not-a-person', text: '不是本人的证件照' },
    { code: 'rotated', text: '照片方向不正确' },
  ],
};
