import type { Document, LineCounter as Lines, Node, Scalar } from 'yaml';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Words } from '../policy/policy.ts';
import type { ConfigFile } from './files.ts';
import type { Place, Report } from './found.ts';
import { choose, quoted } from './found.ts';

type Path = readonly PropertyKey[];

/** A YAML file that passed its schema, and where each of its values stands, for checks that come after. */
export interface Parsed<T> {
  readonly value: T;
  readonly place: (...path: Path) => Place;
}

/** Reads a YAML file against a schema; undefined when anything was wrong, all of it reported with line and column. */
export function readYaml<T>(
  file: ConfigFile,
  text: string,
  schema: z.ZodType<T>,
  report: Report,
): Parsed<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    customTags: [],
    merge: false,
  });
  if (!syntaxHolds(file, document, lines, report)) return undefined;
  const place = (...path: Path) => placeOf(file, document, lines, path);
  const written = plain(document);
  if (written === tooManyAliases) {
    report(
      { file },
      { zh: '引用（& 和 *）太多', en: 'too many anchors and aliases' },
      { zh: '不用引用，直接写出来', en: 'write it out without them' },
    );
    return undefined;
  }
  const parsed = schema.safeParse(written ?? {}, { reportInput: true });
  if (parsed.success) return { value: parsed.data, place };
  for (const issue of parsed.error.issues) tell(issue, schema, place, report);
  return undefined;
}

/** A custom issue's two halves, for schemas that know what would be right. */
export function issue(input: unknown, wrong: Words, right: Words, path: Path = []) {
  return { code: 'custom' as const, input, path: [...path], params: { wrong, right } };
}

function syntaxHolds(file: ConfigFile, document: Document, lines: Lines, report: Report): boolean {
  for (const { code, pos, message } of [...document.errors, ...document.warnings]) {
    const { line, col } = lines.linePos(pos[0]);
    const doubled = code === 'DUPLICATE_KEY';
    report(
      { file, line, column: col },
      doubled
        ? { zh: '同一层里这个键写了两次', en: 'this key stands twice on one level' }
        : { zh: `YAML 写法不对（${code}）`, en: `not YAML (${code}): ${message.split('\n')[0] ?? ''}` },
      doubled
        ? { zh: '只留一个', en: 'keep one of them' }
        : {
            zh: '检查缩进（用空格，不用制表符）、冒号后的空格和引号',
            en: 'look at the indentation (spaces, no tabs), the space after a colon and the quotes',
          },
    );
  }
  if (document.errors.length > 0 || document.warnings.length > 0) return false;
  if (document.contents === null || isMap(document.contents)) return true;
  report(
    { file, line: 1, column: 1 },
    { zh: '最外层应是 键: 值', en: 'the outermost level must be key: value' },
    { zh: '见 examples/demo-chain 下的同名文件', en: 'see the file of this name in examples/demo-chain' },
  );
  return false;
}

const tooManyAliases = Symbol('too many aliases');

/** The values as plain data; a document that unfolds without end is not unfolded. */
function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    if (error instanceof ReferenceError) return tooManyAliases;
    throw error;
  }
}

/** The place of a path's value, or of the nearest thing above it that is written down. */
function placeOf(file: ConfigFile, document: Document, lines: Lines, path: Path): Place {
  const field = path.map(String).join('.');
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : keyOrValue(document, path.slice(0, depth));
    const start = node?.range?.[0];
    if (start === undefined) continue;
    const { line, col } = lines.linePos(start);
    return { file, line, column: col, ...(field === '' ? {} : { field }) };
  }
  return { file, ...(field === '' ? {} : { field }) };
}

/** Where a reader looks for it: a key where there is one, else the item of the list. */
function keyOrValue(document: Document, path: Path): Node | undefined {
  const above = document.getIn(path.slice(0, -1), true);
  if (isMap(above)) {
    const key = above.items.map((pair) => pair.key).find((each) => isScalar(each) && named(each, path));
    return isNode(key) ? key : undefined;
  }
  const value: unknown = document.getIn(path, true);
  return isNode(value) ? value : undefined;
}

function named(key: Scalar, path: Path): boolean {
  return String(key.value) === String(path.at(-1));
}

function tell(
  found: z.core.$ZodIssue,
  schema: z.ZodType,
  place: Parsed<unknown>['place'],
  report: Report,
): void {
  switch (found.code) {
    case 'unrecognized_keys':
      for (const key of found.keys) {
        const known = knownKeys(schema, found.path);
        report(
          place(...found.path, key),
          { zh: `没有 ${quoted(key)} 这个键`, en: `there is no key ${quoted(key)}` },
          choose(key, known),
        );
      }
      return;
    case 'invalid_value':
      report(place(...found.path), ...oneOf(found.input, found.values.map(String)));
      return;
    case 'invalid_union':
      if (found.discriminator === undefined) report(place(...found.path), ...generic(found));
      else report(place(...found.path), ...oneOf(kindIn(found), kindsAt(schema, found.path)));
      return;
    case 'custom': {
      const words = halves.safeParse(found.params);
      if (words.success) report(place(...found.path), words.data.wrong, words.data.right);
      return;
    }
    default:
      report(place(...found.path), ...generic(found));
  }
}

function oneOf(input: unknown, options: readonly string[]): readonly [Words, Words] {
  if (input === undefined) return [missing, choose('', options)];
  return [
    { zh: `不能写 ${quoted(input)}`, en: `${quoted(input)} is not possible here` },
    choose(String(input), options),
  ];
}

const missing: Words = { zh: '这一项没有写', en: 'this is missing' };

const both = z.object({ zh: z.string(), en: z.string() });
const halves = z.object({ wrong: both, right: both });

const kinds: Readonly<Record<string, Words>> = {
  string: { zh: '一段文字', en: 'words' },
  number: { zh: '一个数', en: 'a number' },
  int: { zh: '一个整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '一个列表，如 [monitor, office]', en: 'a list such as [monitor, office]' },
  object: { zh: '下一级的 键: 值', en: 'key: value on the next level' },
  record: { zh: '下一级的 键: 值', en: 'key: value on the next level' },
};

function generic(found: z.core.$ZodIssue): readonly [Words, Words] {
  if (found.code === 'invalid_type') {
    const should = kinds[found.expected] ?? { zh: found.expected, en: found.expected };
    return [
      found.input === undefined
        ? missing
        : { zh: `这里不能是 ${quoted(found.input)}`, en: `${quoted(found.input)} is not possible here` },
      { zh: `应写${should.zh}`, en: `write ${should.en}` },
    ];
  }
  return [
    { zh: `${quoted(found.input)} 不合要求`, en: `${quoted(found.input)} is not possible here` },
    { zh: `要求：${found.message}`, en: found.message },
  ];
}

/** The keys a schema knows at a path, so that a misspelt one can be told what it should have been. */
function knownKeys(schema: unknown, path: Path): readonly string[] {
  return [...new Set(partsAt(schema, path).flatMap((part) => Object.keys(part.shape)))];
}

/** The word that should have said which kind of thing it is. */
function kindIn({ input, discriminator }: z.core.$ZodIssueInvalidUnion): unknown {
  const thing = z.record(z.string(), z.unknown()).safeParse(input);
  return thing.success ? thing.data[discriminator ?? ''] : input;
}

/** What a list of several kinds of things calls its kinds. */
function kindsAt(schema: unknown, path: Path): readonly string[] {
  const kinds = partsAt(schema, path.slice(0, -1)).map((part) => part.shape[String(path.at(-1))]);
  return kinds.flatMap((kind) => (kind instanceof z.ZodLiteral ? [...kind.values].map(String) : []));
}

function partsAt(schema: unknown, path: Path): readonly z.ZodObject[] {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodUnion) return bare.options.flatMap((option) => partsAt(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return bare instanceof z.ZodObject ? [bare] : [];
  if (bare instanceof z.ZodObject) return partsAt(bare.shape[String(step)], rest);
  if (bare instanceof z.ZodArray) return partsAt(bare.element, rest);
  return bare instanceof z.ZodRecord ? partsAt(bare.valueType, rest) : [];
}

function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  return schema;
}
