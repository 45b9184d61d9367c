/**
 * What the reading of a text pays, in natural logarithms, for taking some letters as a name, and what it saves by what
 * stands around them. Found by looking at mistakes: lower = more names seen and more words taken for names.
 */
export const prices = {
  /** 张伟, 欧阳娜娜. */
  name: 4.2,
  /** 林郑月娥. */
  families: 5,
  /** 欧阳, 佐藤: what their being surnames costs. */
  compound: 6.3,
  /** 张女士, 李某. */
  titled: 5.5,
  /** 小王, 阿强. */
  pet: 8.5,
  /** 王哥 without a surname: 鹿哥. */
  called: 8,
  /** 佳佳. */
  twice: 7.5,
  /** What the given name of 陈猫猫 costs at most. */
  doubled: 12,
  /** 晓芸 alone. */
  given: 9.5,
  /** 贝克汉姆. */
  sounded: 6.8,
  /** 奥巴马. */
  famous: 8,
  /** What is paid more for 彼得森 than for 彼得 and its letters. */
  longer: 1,
  /** Seen as a name elsewhere in the text. */
  known: 4,
  // What is saved.
  /** 患者… */
  lead: 3.5,
  /** And more where it is an office or a trade: 院长… */
  office: 3,
  /** Both what stands before and what stands behind speaks of a person. */
  both: 1.2,
  /** Behind a name and 、. */
  listed: 2.5,
  /** …表示. */
  follow: 2.3,
  /** …先生, of two letters or more. */
  title: 5,
  /** The name begins, or ends, where the writing does. */
  edge: 1.6,
  /** What is paid more for 杨书记 in 汪杨书记. */
  inside: 3,
  /** What is paid more for a name that is a word: 高峰, */
  word: 0.8,
  /** and for one without a surname: 天天. */
  wordCalled: 1,
  /** What is paid more before 县, 集团, 新闻网. */
  place: 5.5,
  /** What is paid more within 《…》: books and films are called so, 《花木兰》. */
  work: 7,
  /** What is paid less in news for a surname and a given name, and for a name written by its sound. */
  news: 1.8,
  /** A name is all that is written there: (张永和). */
  alone: 1.5,
  /** 约翰·史密斯. */
  dot: 16,
  /** 约翰-史密斯. */
  dash: 8,
  /** @张伟. */
  handle: 8,
};
