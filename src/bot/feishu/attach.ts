import { z } from 'zod';
import type { Attachment, Delivery } from '../../ports.ts';
import { postOnce, type Speaking } from './send.ts';
import { cut, visible } from './text.ts';
import { troubleOf } from './trouble.ts';

const mostImageBytes = 10 * 1024 * 1024;
const mostFileBytes = 30 * 1024 * 1024;
const images = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/bmp', 'image/tiff']);
const fileTypes: Readonly<Record<string, 'pdf' | 'doc' | 'xls' | 'ppt' | 'mp4'>> = {
  pdf: 'pdf',
  doc: 'doc',
  docx: 'doc',
  xls: 'xls',
  xlsx: 'xls',
  ppt: 'ppt',
  pptx: 'ppt',
  mp4: 'mp4',
};

/** A picture stands in one message with its caption; a file cannot, so its caption goes before it. */
export function attacher(speaking: Speaking) {
  return async function attach(
    channel: string,
    file: Attachment,
    caption: string,
    key: string,
  ): Promise<Delivery> {
    const trouble = (await speaking.channels.problem(channel)) ?? wrongWith(file);
    if (trouble) return trouble;
    const where = { to: channel, toType: 'chat_id' } as const;
    const words = cut(visible(caption).trim(), 1000);
    const said = words === '' ? [] : [[{ tag: 'text', text: words }]];
    try {
      if (isImage(file)) {
        const content = {
          zh_cn: { content: [...said, [{ tag: 'img', image_key: await imageKey(speaking, file) }]] },
        };
        return await postOnce(speaking, { ...where, type: 'post', content, key });
      }
      const content = { file_key: await fileKey(speaking, file) };
      if (said.length > 0) {
        await postOnce(speaking, {
          ...where,
          type: 'post',
          content: { zh_cn: { content: said } },
          key: `${key} 说明`,
        });
      }
      return await postOnce(speaking, { ...where, type: 'file', content, key });
    } catch (error) {
      return troubleOf(error);
    }
  };
}

function isImage({ mime }: Attachment): boolean {
  return images.has(mime.toLowerCase());
}

function wrongWith(file: Attachment): Delivery | undefined {
  const most = isImage(file) ? mostImageBytes : mostFileBytes;
  if (file.bytes.length === 0) return { outcome: 'failed', why: '文件是空的（empty file）' };
  if (file.bytes.length <= most) return undefined;
  return { outcome: 'failed', why: `文件超过飞书的上限 ${most / 1024 / 1024} MiB（too large）` };
}

/** The SDK hands out what is inside the answer, or nothing, where other calls hand out the whole. */
const ImageKey = z.object({ image_key: z.string().min(1) });
const FileKey = z.object({ file_key: z.string().min(1) });

async function imageKey({ client }: Speaking, { bytes }: Attachment): Promise<string> {
  const data = { image_type: 'message', image: Buffer.from(bytes) } as const;
  return ImageKey.parse(await client.im.v1.image.create({ data })).image_key;
}

async function fileKey({ client }: Speaking, { name, bytes }: Attachment): Promise<string> {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const data = {
    file_type: fileTypes[ending] ?? 'stream',
    file_name: cut(visible(name), 120) || '文件',
    file: Buffer.from(bytes),
  } as const;
  return FileKey.parse(await client.im.v1.file.create({ data })).file_key;
}
