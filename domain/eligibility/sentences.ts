/** Why a condition is met, not met, or for a person to judge: Chinese first, English beside it. */
export const eligibilityReasons = {
  'no-condition': ['没有限制', 'No condition'],
  met: ['符合要求', 'Meets the condition'],
  'age-under': ['未满{n}周岁', 'Under {n}'],
  'age-over': ['超过{n}周岁', 'Over {n}'],
  'age-edge': ['年龄正好在界线当天', 'The age limit falls on the birthday itself'],
  'age-tier': [
    '超过{n}周岁；应届硕士、博士的放宽须由工作人员核对毕业年份',
    'Over {n}; a person checks the year for the higher limit of graduates',
  ],
  'education-below': ['学历低于要求', 'Education below the condition'],
  'education-above': [
    '学历高于所限层次，须由工作人员判断',
    'Education above the level named; a person judges',
  ],
  'degree-below': ['学位低于要求', 'Degree below the condition'],
  'degree-above': [
    '学位高于所限层次，须由工作人员判断',
    'Degree above the level named; a person judges',
  ],
  'degree-of-education': [
    '学位低于学历层次，须由工作人员判断',
    'Degree below the level of education; a person judges',
  ],
  'political-other': ['政治面貌不在要求之内', 'Political status is not among those named'],
  'political-probationary': [
    '要求未写明是否含预备党员',
    'The condition does not say whether probationary members count',
  ],
  'graduation-other': ['不是所要求的应届毕业生', 'Not a graduate of the year named'],
  'graduation-recent': [
    '毕业年份或择业期须由工作人员核对',
    'A person checks the year of graduation',
  ],
  'fact-missing': ['填写您的情况后可判断', 'Fill in your details to see'],
  'own-words': ['须由工作人员对照原文判断', 'A person compares this with the wording'],
} as const satisfies Record<string, readonly [chinese: string, english: string]>;

export type EligibilityReason = keyof typeof eligibilityReasons;
