import type { IncidentId } from '../incident/incident.ts';
import type { Form, StatementId } from '../incident/statement.ts';

/** What the hash of a version binds together (SECURITY T6): the same words for another audience are another text. */
export interface Hashed {
  readonly incident: IncidentId;
  readonly statement: StatementId;
  readonly number: number;
  readonly form: Form;
  /** Canonical. */
  readonly text: string;
}

/** How people name one version of one incident's texts: `P128-v3`. */
export function versionName(code: string, number: number): string {
  return `${code}-v${number}`;
}

/** The version that a name means, however it was typed (`ｐ128－V3`); nothing where it names none. */
export function versionNamed(name: string): { readonly code: string; readonly number: number } | undefined {
  const match = /^P([1-9]\d{0,8})\s*[-–—]\s*V([1-9]\d{0,5})$/iu.exec(name.normalize('NFKC').trim());
  return match ? { code: `P${match[1]}`, number: Number(match[2]) } : undefined;
}

/** What is hashed with SHA-256 as UTF-8: JSON with its keys in order and no blanks (RFC 8785), so that anyone can make it again. */
export function hashInput({ incident, statement, number, form, text }: Hashed): string {
  return JSON.stringify({ form, incident, number, statement, text });
}
