import { createHash } from 'node:crypto';
import type { IncidentId, TextId } from '../incident/incident.ts';
import type { EvidenceFile, FactId, FileId } from '../incident/statement.ts';
import type { IncidentView } from '../incident/view.ts';
import { kindOfFile } from '../policy/evidence.ts';
import type { NewFile, SentFile } from '../ports/evidence.ts';
import type { NewId, NewText } from '../ports.ts';
import type { Pressed } from './press.ts';

type Values = Readonly<Record<string, string>>;

interface FactContext {
  readonly view: IncidentView;
  readonly newId: NewId;
  /** What came with the press. */
  readonly files?: readonly SentFile[];
}

/** A fact with who says so and what shows it, or a thing that is still being looked into. */
export function factAdded(values: Values, { view, newId, files = [] }: FactContext): Pressed {
  const texts: NewText[] = [];
  const said = (kind: NewText['kind'], words = ''): TextId | undefined => {
    if (words.trim() === '') return undefined;
    const id = newId() as TextId;
    texts.push({ id, kind, words: words.trim() });
    return id;
  };
  const named = (field: 'text' | 'source' | 'evidence') => said('fact', values[field]);
  const [text, source, evidence] = [named('text'), named('source'), named('evidence')];
  const shown = files.map((file): EvidenceFile => {
    const link = said('file', file.link);
    return {
      ...{ id: newId() as FileId, name: said('file', nameOf(file.name)) ?? ('' as TextId), ...seenOf(file) },
      ...(link && { link }),
    };
  });
  return {
    command: {
      ...{ type: 'addFact', incident: incidentOf(view), fact: newId() as FactId },
      ...(text && { text }),
      ...(source && { source }),
      ...(evidence && { evidence }),
      ...(shown.length > 0 && { files: shown }),
      ...(values.open === 'open' && { open: true }),
    },
    texts,
    files: shown.flatMap((each, at) => keptOf(each, files[at]?.bytes)),
  };
}

/** What its bytes say of it; without them, what is said of it. */
function seenOf({ size, bytes }: SentFile): Pick<EvidenceFile, 'size' | 'sha256' | 'kind'> {
  if (!bytes) return size === undefined ? {} : { size };
  const kind = kindOfFile(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { size: bytes.length, sha256, ...(kind && { kind }) };
}

function keptOf({ id, sha256, kind }: EvidenceFile, bytes: Uint8Array | undefined): readonly NewFile[] {
  return bytes && sha256 && kind ? [{ id, sha256, kind, bytes }] : [];
}

const longestName = 200;

/** No folders before it, and no sign in it that hides or turns what it says. */
function nameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const seen = last.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, '');
  return [...seen].slice(0, longestName).join('').trim() || 'file';
}

/** A fact confirmed, doubted or taken back; it is named by its id or by its number in the list. */
export function factMoved(
  type: 'confirmFact' | 'disputeFact' | 'withdrawFact',
  values: Values,
  { view, newId }: FactContext,
): Pressed {
  const incident = incidentOf(view);
  const fact = factNamed(values.fact ?? '', view);
  if (type === 'confirmFact') return { command: { type, incident, fact }, texts: [] };
  const words = values.reason?.trim() ?? '';
  if (words === '') return { command: { type, incident, fact }, texts: [] };
  const reason = newId() as TextId;
  return {
    command: { type, incident, fact, reason },
    texts: [{ id: reason, kind: 'reason', words }],
  };
}

function factNamed(name: string, { incident }: IncidentView): FactId {
  const facts = incident.facts ?? [];
  const place = /^#?[Ff]?(\d{1,4})$/u.exec(name.trim().normalize('NFKC'))?.[1];
  const known = place === undefined ? undefined : facts[Number(place) - 1];
  return known?.id ?? (name as FactId);
}

function incidentOf({ incident }: IncidentView): IncidentId {
  return incident.id;
}
