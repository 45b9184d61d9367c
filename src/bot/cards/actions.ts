import type { UnitPath } from '../../incident/incident.ts';
import type { IncidentView } from '../../incident/view.ts';
import { hearers } from '../../policy/hearing.ts';
import type { Org } from '../../policy/org.ts';
import { chain, kindOf } from '../../policy/tree.ts';
import type { Action, Field } from '../message.ts';
import { actionWords, confirmWords, filled, typedWords, undoneWords } from './actionWords.ts';
import { languageOf, type Seat, unitName } from './context.ts';
import { type ActionContext, fieldsOf } from './forms.ts';
import { duration } from './numbers.ts';
import type { PressId } from './presses.ts';
import { confirmResponse } from './response.ts';
import { type Language, tierWords } from './words.ts';

/** The button of one press as this group sees it: label, style, what is asked first. */
export function actionOf(id: PressId, ctx: ActionContext): Action {
  const form = fieldsOf(id, ctx);
  const confirm = confirmOf(id, ctx);
  return {
    id,
    label: labelOf(id, ctx),
    style: id === 'close' || id === 'stopPublishing' ? 'danger' : 'plain',
    ...(confirm !== undefined && { confirm }),
    ...(form.length > 0 && { form }),
    ...(id === 'split' && { typed: typedWords.split[languageOf(ctx)] }),
  };
}

/** What must be filled in before the press counts; undefined when nothing is asked. */
export function formOf(
  id: PressId,
  ctx: ActionContext,
): { readonly title: string; readonly fields: readonly Field[] } | undefined {
  const fields = fieldsOf(id, ctx);
  return fields.length === 0 ? undefined : { title: `${labelOf(id, ctx)} ${ctx.view.code}`, fields };
}

function labelOf(id: PressId, ctx: ActionContext): string {
  const language = languageOf(ctx);
  const { undoable } = ctx.view.incident;
  return filled(actionWords[id], language, {
    tier: tierAbove(ctx, language),
    time: duration(ctx.policy.snoozeMs, language),
    what: undoable ? undoneWords[undoable.what][language] : '',
  });
}

/** The next tier above the pressing group that has not been called yet; undefined when all have been. */
export function escalatesTo(view: IncidentView, seat: Seat, org: Org): UnitPath | undefined {
  return chain(org, seat.unit)
    .slice(1)
    .find((unit) => !view.incident.called.includes(unit));
}

function tierAbove({ view, seat, org }: ActionContext, language: Language): string {
  return tierWords[kindOf(org, escalatesTo(view, seat, org) ?? org.root) ?? 'hq'][language];
}

function confirmOf(id: PressId, ctx: ActionContext): string | undefined {
  const { view, seat } = ctx;
  if (id === 'startResponse') return confirmResponse(view, ctx);
  if (id === 'stopPublishing') return confirmWords.stopPublishing[languageOf(ctx)];
  if (id !== 'close') return undefined;
  const language = languageOf(ctx);
  const { unit, level, called, directives } = view.incident;
  const told = hearers(unit, level, ctx.org, ctx.policy).map((listener) => listener.unit);
  const withCard = [...told, ...called, ...directives.map(({ to }) => to)];
  const names = withCard.map((each) => unitName(each, seat.unit, ctx));
  const units = [...new Set(names)].join(language === 'zh' ? '、' : ', ');
  return filled(confirmWords.close, language, { code: view.code, units });
}
