import type { EvidenceFile, Fact } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Words } from '../../policy/policy.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Voice } from './context.ts';
import { oneLine } from './stranger.ts';
import type { Language } from './words.ts';

const longestWords = 200;
const longestName = 60;
const shownOfHash = 8;

interface Looking {
  readonly view: Pick<IncidentView, 'texts'>;
  readonly voice: Pick<Voice, 'policy'>;
}

/** `https://…、值班记录.pdf（1.2 MB，sha256 a41f09bc）`: all that shows a fact; empty where nothing does. */
export function evidenceSaid(
  { evidence, files = [] }: Pick<Fact, 'evidence' | 'files'>,
  ctx: Looking,
): string {
  const words = evidence === undefined ? '' : oneLine(ctx.view.texts.get(evidence) ?? '', longestWords);
  const all = [words, ...files.map((file) => fileSaid(file, ctx))].filter((each) => each !== '');
  return all.join(languageOf(ctx.voice) === 'zh' ? '、' : ', ');
}

/** `值班记录.pdf（1.2 MB，sha256 a41f09bc）` */
export function fileSaid(file: EvidenceFile, ctx: Looking): string {
  const [name = '', ...told] = toldOf(file, ctx);
  const language = languageOf(ctx.voice);
  return filled(words.file, language, { name, told: told.join(comma[language]) });
}

/** `值班记录.pdf，1.2 MB，sha256 a41f09bc`: for where brackets stand round it already. */
export function fileInLine(file: EvidenceFile, ctx: Looking): string {
  return toldOf(file, ctx).join(comma[languageOf(ctx.voice)]);
}

/** Its name, and what is known of it; where we have nothing else, that is said, and where it lies. */
function toldOf(file: EvidenceFile, { view, voice }: Looking): readonly string[] {
  const language = languageOf(voice);
  const { size, sha256, link } = file;
  const where = link === undefined ? '' : oneLine(view.texts.get(link) ?? '', longestWords);
  return [
    fileName(file, view) || words.gone[language],
    ...(size === undefined ? [] : [sizeSaid(size)]),
    sha256 === undefined ? words.elsewhere[language] : `sha256 ${sha256.slice(0, shownOfHash)}`,
    ...(sha256 === undefined && where !== '' ? [where] : []),
  ];
}

const comma: Readonly<Record<Language, string>> = { zh: '，', en: ', ' };

/** As everybody here may read it: masked. */
function fileName({ name }: EvidenceFile, { texts }: Pick<IncidentView, 'texts'>): string {
  return oneLine(texts.get(name) ?? '', longestName);
}

/** `1.2 MB`, `340 KB`; never less than one. */
function sizeSaid(bytes: number): string {
  const [kb, mb] = [bytes / 1024, bytes / (1024 * 1024)];
  if (mb >= 0.95) return `${mb.toFixed(mb < 9.95 ? 1 : 0).replace(/\.0$/, '')} MB`;
  return `${Math.max(1, Math.round(kb))} KB`;
}

/** `，附文件 2 个，已封存`: what became of the files that came with a fact; empty where none did. */
export function filesDone(files: readonly EvidenceFile[] | undefined, language: Language): string {
  if (!files?.length) return '';
  const elsewhere = files.filter(({ sha256 }) => sha256 === undefined).length;
  const said = elsewhere === 0 ? words.sealed : elsewhere === files.length ? words.named : words.some;
  return filled(said, language, { count: `${files.length}`, elsewhere: `${elsewhere}` });
}

const words = {
  file: { zh: '{name}（{told}）', en: '{name} ({told})' },
  gone: { zh: '（名称已清除）', en: '(its name is gone)' },
  elsewhere: { zh: '只记了名称和位置，内容没有留存', en: 'only its name and place are kept, not the file' },
  sealed: { zh: '，{count} 个文件已封存', en: ', {count} file(s) sealed' },
  named: {
    zh: '，{count} 个文件只记了名称和位置，内容没有留存',
    en: ', of {count} file(s) only name and place are kept',
  },
  some: {
    zh: '，{count} 个文件，其中 {elsewhere} 个只记了名称和位置，其余已封存',
    en: ', {count} files: of {elsewhere} only name and place are kept, the rest is sealed',
  },
} as const satisfies Readonly<Record<string, Words>>;
