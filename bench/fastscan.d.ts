declare module 'fastscan' {
  class FastScanner {
    constructor(words: string[]);
    search(text: string): readonly (readonly [at: number, word: string])[];
  }

  // biome-ignore lint/style/noDefaultExport: it is the package's own shape.
  export default FastScanner;
}
