declare module 'opencc-js/dict/TSCharacters' {
  /** `傳 传|乾 干 乾|…`: a traditional character, then its simplified forms, the usual one first. */
  const pairs: string;

  // biome-ignore lint/style/noDefaultExport: it is the package's own shape.
  export default pairs;
}
