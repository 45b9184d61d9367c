import type { Form } from '../../incident/statement.ts';

/** A text that has its quorum, exactly as it was approved. */
export interface ApprovedText {
  readonly form: Form;
  /** The first line, where the form has one. */
  readonly title: string;
  readonly body: string;
  readonly hash: string;
  /** `P128-v3` */
  readonly name: string;
}

/** What stands at a public address now. */
export type Page =
  | { readonly read: true; readonly text: string }
  | { readonly read: false; readonly why: string; readonly gone: boolean };
