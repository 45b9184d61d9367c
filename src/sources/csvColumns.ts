import type { Field, Mapping } from './mapping.ts';

/** How spreadsheets call our fields; compared without blanks, case and brackets. */
const names: Readonly<Record<Exclude<Field, 'mentions'>, readonly string[]>> = {
  id: ['id', '编号', '信息编号', '文章id', '微博id', 'mid'],
  kind: ['kind', 'type', '类型', '信息类型'],
  url: ['url', 'link', '链接', '网址', '原文链接', '文章链接'],
  parentUrl: ['parenturl', '原帖链接', '父链接'],
  title: ['title', '标题', '文章标题', '题目'],
  text: ['text', 'content', '正文', '内容', '全文', '摘要'],
  author: ['author', '作者', '发布者', '昵称', '账号'],
  site: ['site', '站点', '平台', '来源', '媒体', '媒体名称', '网站'],
  publishedAt: ['publishedat', 'publishtime', 'time', 'date', '发布时间', '发表时间', '时间', '日期'],
  reads: ['reads', 'views', '阅读', '阅读数', '阅读量', '浏览量', '播放量'],
  comments: ['comments', '评论', '评论数', '评论量'],
  shares: ['shares', '转发', '转发数', '转发量', '分享数'],
};

/** Names that mean two things at once: 站点/平台 is either. */
const separators = /[/、|]/;

export const ourColumns =
  '编号, 标题, 正文, 链接, 作者, 站点/平台, 发布时间, 阅读, 评论, 转发 (id, title, text, url, author, site, publishedAt, reads, comments, shares)';

/**
 * Which column holds which of our fields. The mapping of sources.yaml goes first (`{ title: '文章名' }`), then the names
 * people use; the first column of a name wins. An `=value` of the mapping is no column.
 */
export function columnsOf(header: readonly string[], mapping: Mapping = {}): ReadonlyMap<Field, number> {
  const plain = header.map(bare);
  const columns = new Map<Field, number>();
  for (const [field, known] of Object.entries(names)) {
    const wanted = mapping[field] === undefined ? known : [bare(mapping[field])];
    const at = plain.findIndex(
      (name) => wanted.includes(name) || name.split(separators).some((part) => wanted.includes(part)),
    );
    if (at !== -1 && isField(field)) columns.set(field, at);
  }
  return columns;
}

/** The constants of a mapping: `{ site: '=小红书' }`. */
export function constantsOf(mapping: Mapping = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(mapping).filter(([, path]) => path.startsWith('=')));
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_\ufeff"']|[(\uff08][^)\uff09]*[)\uff09]/g, '');
}

function isField(name: string): name is Field {
  return Object.hasOwn(names, name);
}
