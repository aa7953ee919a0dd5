declare module 'virtual:texts/zh-CN/first' {
  const texts: Record<import('../../shared/texts/index.ts').TextKey, string>;
  export default texts;
}
declare module 'virtual:texts/zh-CN/later' {
  const texts: Record<import('../../shared/texts/index.ts').LaterKey, string>;
  export default texts;
}
declare module 'virtual:texts/en/whole' {
  const texts: Record<
    import('../../shared/texts/index.ts').TextKey | import('../../shared/texts/index.ts').LaterKey,
    string
  >;
  export default texts;
}
