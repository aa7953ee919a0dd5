declare module 'virtual:texts/*' {
  const texts: Record<import('../../shared/texts/index.ts').TextKey, string>;
  export default texts;
}
